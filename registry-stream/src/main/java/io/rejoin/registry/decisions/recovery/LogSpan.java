package io.rejoin.registry.decisions.recovery;

/**
 * What the control log has.
 *
 * @param first offset of the first record that is still there
 * @param end offset that the next record will get
 */
public record LogSpan(long first, long end) {}
