package io.rejoin.agent.it;

import io.rejoin.schemas.input.Control.Proof;

/**
 * A record that an agent wrote.
 *
 * @param key as plain text
 * @param proof what a verifier with the right secret finds
 */
record Input<V>(int partition, String key, V value, Proof proof) {}
