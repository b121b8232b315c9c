package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.StageHaltedException;

/**
 * Holds the offsets that come against the one that must come next. The control log has no holes: no
 * transaction writes there, and nothing is compacted.
 *
 * <p>Offsets below are taken as known until the first one that is not: a group whose offsets are
 * lost begins anew. After that they only rise, unless the log was cut off and others stand there
 * now.
 */
final class LogOrder {

  private final String topic;
  private final String group;
  private long next;
  private boolean begun;

  LogOrder(String topic, String group, long next) {
    this.topic = topic;
    this.group = group;
    this.next = next;
  }

  /**
   * Whether the record at an offset was decided before.
   *
   * @throws StageHaltedException if it can't be the next one
   */
  boolean isKnown(long offset) {
    if (offset > next) {
      throw new StageHaltedException(
          ("Expected the record of %1$s at offset %2$d next, but it is the one at %3$d. If the group's"
                  + " offset was moved, stop every registry instance and move it back:"
                  + " kafka-consumer-groups --bootstrap-server … --group %4$s --topic %1$s:0"
                  + " --reset-offsets --to-offset %2$d --execute. Else records are lost: stop every"
                  + " instance, delete %1$s and run 'rejoin topics create'.")
              .formatted(topic, next, offset, group));
    }
    if (offset < next && begun) {
      throw new StageHaltedException(
          ("Expected the record of %1$s at offset %2$d next, but it went back to %3$d: the log was cut"
                  + " off, and what stands there now is not what was decided. Stop every registry"
                  + " instance, delete %1$s and run 'rejoin topics create', which begins a new log"
                  + " above all that is known.")
              .formatted(topic, next, offset));
    }
    return offset < next;
  }

  /** Offset of the record that must come next. */
  long next() {
    return next;
  }

  /** Whether the first record that comes lies behind the one that must come next. */
  boolean beginsBehind(long offset) {
    return !begun && offset > next;
  }

  /** The next record was decided. */
  void decided() {
    begun = true;
    next++;
  }
}
