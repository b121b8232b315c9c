package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchEvent.Stream;
import io.rejoin.runtime.http.HttpRefusal;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How far a watcher has seen: a revision for each stream, since topics have no order between them. Written as {@code
 * n.l.r.k}; a single number stands for all four.
 */
final class Cursor {

  private final long[] seen;

  private Cursor(long[] seen) {
    this.seen = seen;
  }

  static Cursor at(long revision) {
    long[] seen = new long[Stream.values().length];
    Arrays.fill(seen, revision);
    return new Cursor(seen);
  }

  /** Reads one; refused with status 400 when it is none. */
  static Cursor parse(String text) {
    String[] parts = text.split("\\.", -1);
    try {
      if (parts.length == 1) {
        return at(Long.parseLong(parts[0]));
      }
      if (parts.length == Stream.values().length) {
        return new Cursor(Arrays.stream(parts).mapToLong(Long::parseLong).toArray());
      }
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
    throw refusal(text);
  }

  private static HttpRefusal refusal(String text) {
    String message =
        "Expected a revision, or the id of an event seen before, but it is '%s'".formatted(text);
    return new HttpRefusal(400, "INVALID", message);
  }

  long of(Stream stream) {
    return seen[stream.ordinal()];
  }

  void raise(Stream stream, long revision) {
    seen[stream.ordinal()] = Math.max(of(stream), revision);
  }

  Cursor copy() {
    return new Cursor(seen.clone());
  }

  /** Whether what came after this cursor is all still there, above a floor. */
  boolean reaches(Cursor floor) {
    return Arrays.stream(Stream.values()).allMatch(stream -> of(stream) >= floor.of(stream));
  }

  @Override
  public String toString() {
    return Arrays.stream(seen).mapToObj(String::valueOf).collect(Collectors.joining("."));
  }
}
