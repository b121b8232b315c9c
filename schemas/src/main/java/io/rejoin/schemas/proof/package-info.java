/**
 * Proof of identity at level {@code token}: every input carries a keyed hash over all of its
 * content, so that a forged, altered or replayed record is told from a true one. What the bytes are
 * is written down in {@code docs/topics.md}, with an example.
 *
 * <p>The package proves and verifies; whether a counter has risen, and whether a signer may speak
 * for an address, is decided by the registry. All classes may be used by any number of threads. No
 * secret ever shows in a text, a log or a topic.
 */
package io.rejoin.schemas.proof;
