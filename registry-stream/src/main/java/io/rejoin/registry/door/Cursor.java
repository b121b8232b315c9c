package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchEvent.Stream;
import io.rejoin.runtime.http.HttpRefusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a watcher has seen: a revision for each stream, since topics have no order between them.
 * Written as {@code n.l.r.k}; a single number stands for all four.
 */
final class Cursor {

  private final Map<Stream, Long> seen;

  private Cursor(Map<Stream, Long> seen) {
    this.seen = seen;
  }

  static Cursor at(long revision) {
    Map<Stream, Long> seen = new EnumMap<>(Stream.class);
    for (Stream stream : Stream.values()) {
      seen.put(stream, revision);
    }
    return new Cursor(seen);
  }

  /** Reads one; refused with status 400 when it is none. */
  static Cursor parse(String text) {
    String[] parts = text.split("\\.", -1);
    Cursor cursor = at(-1);
    if (parts.length != 1 && parts.length != cursor.seen.size()) {
      throw refusal(text);
    }
    try {
      int next = 0;
      for (Stream stream : Stream.values()) {
        cursor.seen.put(stream, Long.parseLong(parts[parts.length == 1 ? 0 : next++]));
      }
      return cursor;
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
  }

  private static HttpRefusal refusal(String text) {
    String message =
        "Expected a revision, or the id of an event seen before, but it is '%s'".formatted(text);
    return new HttpRefusal(400, "INVALID", message);
  }

  long of(Stream stream) {
    return seen.get(stream);
  }

  void raise(Stream stream, long revision) {
    seen.merge(stream, revision, Math::max);
  }

  /** Raises every stream to where another cursor is. */
  void raiseTo(Cursor other) {
    other.seen.forEach(this::raise);
  }

  /** Whether what came after this cursor is all still there, above a floor. */
  boolean reaches(Cursor floor) {
    return seen.entrySet().stream().allMatch(e -> e.getValue() >= floor.of(e.getKey()));
  }

  @Override
  public String toString() {
    return seen.values().stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
