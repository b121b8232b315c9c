package io.rejoin.registry.decisions.recovery;

/**
 * A piece of the control log, or all that it has.
 *
 * @param first offset of the first record that is still there
 * @param end offset that the next record will get
 */
public record LogSpan(long first, long end) {

  boolean isEmpty() {
    return first >= end;
  }

  boolean has(LogSpan other) {
    return first <= other.first && other.end <= end;
  }

  LogSpan within(LogSpan other) {
    return new LogSpan(Math.max(first, other.first), Math.min(end, other.end));
  }
}
