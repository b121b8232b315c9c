package io.rejoin.runtime.produce;

import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What became of a report.
 *
 * @param position where it stands; only when acknowledged
 * @param why in words; empty when acknowledged
 */
public record Delivery(Outcome outcome, Optional<RecordMetadata> position, String why) {

  /** How it ended. */
  public enum Outcome {
    /** The brokers have it. */
    ACKED,
    /** A later report took its place; it may stand in the topic all the same. */
    SUPERSEDED,
    /** It waited longer than it was worth, and was never sent. */
    STALE,
    /** It was sent, and nobody said that it had arrived; it may stand in the topic all the same. */
    UNDELIVERED,
    /** No attempt can succeed: too large, or a topic name that can't be. */
    REFUSED,
    /** There are too many slots. */
    CROWDED_OUT,
    /** The reporter was closed first; it may stand in the topic all the same. */
    CLOSED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the brokers have it. */
  public boolean isAcked() {
    return outcome == Outcome.ACKED;
  }

  static Delivery acked(RecordMetadata position) {
    return new Delivery(Outcome.ACKED, Optional.of(position), "");
  }

  static Delivery lost(Outcome outcome, String why) {
    return new Delivery(outcome, Optional.empty(), why);
  }
}
