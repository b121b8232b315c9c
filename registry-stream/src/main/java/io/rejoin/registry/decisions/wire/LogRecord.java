package io.rejoin.registry.decisions.wire;

import org.apache.kafka.common.header.Headers;

/**
 * A record of the control log, as it stands there.
 *
 * @param atMs its append time
 * @param key null when it has none
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogRecord(long offset, long atMs, byte[] key, byte[] value, Headers headers) {}
