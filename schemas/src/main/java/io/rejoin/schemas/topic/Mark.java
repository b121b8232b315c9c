package io.rejoin.schemas.topic;

import static io.rejoin.schemas.topic.Headers.CLOCK;
import static io.rejoin.schemas.topic.Headers.REVISION;
import static io.rejoin.schemas.topic.Headers.RULES;
import static io.rejoin.schemas.topic.Headers.SOURCES;
import static io.rejoin.schemas.topic.Headers.TYPE;

import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Position.Source;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * A mark's plain part: how far the registry is, for readers without a schema registry. The whole
 * position stands beside it, see {@link Marks}.
 *
 * @param revision of the last control record taken
 * @param clockMs log clock
 * @param rules version of the rules in force
 * @param sources for each input partition the last offset taken
 */
public record Mark(long revision, long clockMs, int rules, List<Source> sources) {

  /** What the header {@code rejoin-type} says on a mark. */
  public static final String TYPE_NAME = "Mark";

  public Mark {
    sources = List.copyOf(sources);
  }

  /** The plain part of a position. */
  public static Mark of(Position position) {
    return new Mark(
        position.revision(), position.clockMs(), position.rules().version(), position.sources());
  }

  /** Whether a record with this key and value is a mark. */
  public static boolean isMark(String key, byte[] value) {
    return value == null && ReservedKeys.MARK.equals(key);
  }

  /**
   * Reads it. A header that is not there reads as -1, or as no sources.
   *
   * @throws io.rejoin.schemas.codec.UndecodableException when a header is misspelt
   */
  public static Mark read(Headers headers) {
    String sources = RecordHeaders.text(headers, SOURCES);
    return new Mark(
        Stamp.revision(headers),
        RecordHeaders.number(headers, CLOCK, -1),
        (int) RecordHeaders.number(headers, RULES, -1),
        sources == null ? List.of() : SourceText.parseAll(sources));
  }

  void write(Headers headers) {
    RecordHeaders.put(headers, TYPE, TYPE_NAME);
    RecordHeaders.put(headers, REVISION, revision);
    RecordHeaders.put(headers, CLOCK, clockMs);
    RecordHeaders.put(headers, RULES, rules);
    RecordHeaders.put(headers, SOURCES, SourceText.of(sources));
  }
}
