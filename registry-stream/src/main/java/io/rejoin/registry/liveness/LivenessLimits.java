package io.rejoin.registry.liveness;

/**
 * What bounds the work and the memory of one heartbeat partition.
 *
 * @param tickMs interval of its clock
 * @param statementsPerTick silences and returns said at one tick; the rest wait for the next
 * @param earlyBeats addresses whose beats are kept until their node is known
 * @param deadLettersPerTick records set aside between two ticks; more are counted only
 */
public record LivenessLimits(
    long tickMs, int statementsPerTick, int earlyBeats, int deadLettersPerTick) {

  /** Four ticks a second; with eight partitions at most 16,000 statements a second. */
  public static final LivenessLimits DEFAULT = new LivenessLimits(250, 500, 4_096, 5);
}
