package io.rejoin.registry.decisions.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.registry.core.Arrival;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.codec.UndecodableException;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.topic.Origin;
import java.util.Optional;

/**
 * Reads records of the control log. What no attempt could read is said to be so and passed on; only
 * what is wrong with the surroundings, such as a schema registry that doesn't answer, is thrown.
 */
public final class ControlReader {

  private final TopicCodec<Control> codec;

  public ControlReader(TopicCodec<Control> codec) {
    this.codec = codec;
  }

  /**
   * Reads one record. Where it came from counts even if its value can't be read, or whatever
   * follows it from there would look like a gap.
   *
   * @throws RuntimeException if it may be readable later
   */
  public Incoming read(LogRecord record) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    Arrival arrival = Arrival.own(record.offset(), record.atMs());
    try {
      arrival = arrival(record);
      return new Incoming(key, control(record), arrival, "");
    } catch (RuntimeException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      return new Incoming(key, null, arrival, String.valueOf(e.getMessage()));
    }
  }

  private static Arrival arrival(LogRecord record) {
    Optional<Origin> origin = Origin.read(record.headers());
    return origin
        .map(from -> new Arrival(record.offset(), record.atMs(), from.source(), before(from)))
        .orElseGet(() -> Arrival.own(record.offset(), record.atMs()));
  }

  private static Long before(Origin origin) {
    return origin.isFirst() ? null : origin.before();
  }

  private Control control(LogRecord record) {
    if (record.value() == null) {
      throw new UndecodableException("Expected a value, but it is a tombstone");
    }
    return codec.read(record.value());
  }
}
