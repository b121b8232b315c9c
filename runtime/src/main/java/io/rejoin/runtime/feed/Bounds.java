package io.rejoin.runtime.feed;

/**
 * The records that a partition held when it was asked.
 *
 * @param begin offset of the first
 * @param end high watermark: one behind the last that any reader may see, committed or not
 */
record Bounds(long begin, long end) {}
