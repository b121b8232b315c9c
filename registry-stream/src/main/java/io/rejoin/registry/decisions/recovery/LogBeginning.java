package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.decisions.wire.ControlReader;
import io.rejoin.registry.decisions.wire.Incoming;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.state.Position;

/**
 * What the control log has, and the base in its first record.
 *
 * @param base negative when the first record is no longer there
 */
record LogBeginning(LogSpan span, long base) {

  private static final long UNKNOWN = -1;

  static LogBeginning of(StateTopics topics, ControlReader reader) {
    LogSpan span = topics.control();
    if (span.first() > 0 || span.end() == 0) {
      return new LogBeginning(span, UNKNOWN);
    }
    Incoming first = reader.read(topics.control(0, 1).get(0));
    boolean started = first.isReadable() && first.control().input() instanceof LogStarted;
    long base = started ? ((LogStarted) first.control().input()).base() : UNKNOWN;
    return new LogBeginning(span, base);
  }

  /** Whether every record that ever stood in the log is still there. */
  boolean isWhole() {
    return span.first() == 0;
  }

  /** Whether this is a log made anew, that goes on above a position of an earlier one. */
  boolean isAbove(Position position) {
    return base > position.revision();
  }

  /** The records behind a position, up to a revision; none if they stood in an earlier log. */
  LogSpan between(Position position, long revision) {
    return isAbove(position)
        ? new LogSpan(0, revision - base + 1)
        : new LogSpan(next(position), revision - position.base() + 1);
  }

  private static long next(Position position) {
    return position.revision() - position.base() + 1;
  }

  /**
   * Offset of the record that comes next behind a position.
   *
   * @throws StageHaltedException if it is not to be had
   */
  long next(Position position, String topic) {
    if (isAbove(position)) {
      return 0;
    }
    long next = next(position);
    if (base >= 0 && base != position.base()) {
      throw halted(topic, next, "it is another log, whose base is %d".formatted(base));
    }
    if (span.end() < next) {
      throw halted(topic, next, "it ends before %d: records are lost".formatted(span.end()));
    }
    if (span.first() > next) {
      throw halted(topic, next, "it begins at %d: records are gone".formatted(span.first()));
    }
    return next;
  }

  private static StageHaltedException halted(String topic, long next, String but) {
    return new StageHaltedException(
        ("Expected %s to go on at offset %d, where the registry stands, but %s. Bring the lost"
                + " records back from a backup of the topic; or give them up: stop every registry"
                + " instance, delete %s and run 'rejoin topics create', which begins a new log above"
                + " all that is known. Nodes stay as they are, and agents say again what was lost.")
            .formatted(topic, next, but, topic));
  }
}
