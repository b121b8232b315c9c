package io.rejoin.registry.liveness;

/**
 * What is remembered of the beats of one incarnation. Their counters are held against each other
 * only: those of its address's registrations may be another process's, which challenged it in vain
 * with a clock ahead.
 *
 * @param sequence the highest one seen
 * @param counter the highest one proved
 * @param unhealthy what the beat of that sequence said: why it is unhealthy; null when it is up
 */
record Pulse(long sequence, long counter, String unhealthy) {

  /** No beat yet. */
  static final Pulse NONE = new Pulse(Long.MIN_VALUE, Beat.UNPROVEN, null);

  boolean isReplayed(Beat beat) {
    return beat.counter() != Beat.UNPROVEN && beat.counter() <= counter;
  }

  boolean isRepeated(Beat beat) {
    return beat.sequence() <= sequence;
  }

  Pulse with(Beat beat) {
    return isRepeated(beat)
        ? new Pulse(sequence, Math.max(counter, beat.counter()), unhealthy)
        : new Pulse(beat.sequence(), Math.max(counter, beat.counter()), beat.unhealthy());
  }
}
