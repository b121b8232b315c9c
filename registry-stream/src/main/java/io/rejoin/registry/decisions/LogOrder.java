package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.StageHaltedException;

/**
 * Holds the offsets that come against the one that must come next. The control log has no holes: no
 * transaction writes there, and nothing is compacted.
 *
 * <p>At first the group's offset may be anywhere: what comes below is taken as known, what comes
 * above is ahead. Once both have met, offsets only rise by one, unless the log was cut off and
 * others stand there now.
 */
final class LogOrder {

  private final String topic;
  private long next;
  private boolean hasMet;

  LogOrder(String topic, long next) {
    this.topic = topic;
    this.next = next;
  }

  /**
   * Whether records are to be read before the one at an offset that has come.
   *
   * @throws StageHaltedException if the one before has come, so that they are lost
   */
  boolean isAhead(long offset) {
    if (hasMet && offset > next) {
      require(offset);
    }
    return offset > next;
  }

  /**
   * Whether the record at an offset was decided before.
   *
   * @throws StageHaltedException if another one was decided there
   */
  boolean isKnown(long offset) {
    if (offset < next && hasMet) {
      throw new StageHaltedException(
          ("Expected the record of %1$s at offset %2$d next, but it went back to %3$d: the log was cut"
                  + " off, and what stands there now is not what was decided. Stop every registry"
                  + " instance, delete %1$s and run 'rejoin topics create', which begins a new log"
                  + " above all that is known.")
              .formatted(topic, next, offset));
    }
    return offset < next;
  }

  /**
   * The record at an offset is the next one that the log has.
   *
   * @throws StageHaltedException if it is not the one that must come next
   */
  void require(long offset) {
    if (offset != next) {
      throw new StageHaltedException(
          ("Expected the record of %1$s at offset %2$d next, but it is the one at %3$d: records are"
                  + " lost. Bring them back from a backup of the topic; or give them up: stop every"
                  + " registry instance, delete %1$s and run 'rejoin topics create', which begins a"
                  + " new log above all that is known.")
              .formatted(topic, next, offset));
    }
  }

  /** Offset of the record that must come next. */
  long next() {
    return next;
  }

  /** The next record was decided. */
  void decided() {
    next++;
  }

  /** The record that was decided last came by itself. */
  void met() {
    hasMet = true;
  }
}
