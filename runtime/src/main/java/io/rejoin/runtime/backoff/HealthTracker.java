package io.rejoin.runtime.backoff;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Gates the attempts of one activity by its health: a pause after every failure, a single probe
 * once it has failed.
 *
 * <p>Safe for any thread. The listener runs inside the lock, so it sees changes in order and must
 * return at once. Making the attempt is left to the caller, who reports what came of it.
 */
public final class HealthTracker {

  private final HealthPolicy policy;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final HealthListener listener;

  private Health health = Health.Healthy.FRESH;
  private long dueNanos;
  private Optional<Long> succeededNanos = Optional.empty();

  /**
   * @param nanoTime monotonic clock in nanoseconds
   * @param random draws the jitter
   */
  public HealthTracker(
      HealthPolicy policy, LongSupplier nanoTime, RandomGenerator random, HealthListener listener) {
    this.policy = policy;
    this.nanoTime = nanoTime;
    this.random = random;
    this.listener = listener;
    this.dueNanos = nanoTime.getAsLong();
  }

  /**
   * Whether the caller may try now. A true answer in the failed state is the only one until {@link
   * #succeeded} or {@link #failed} follows, so that whoever gets it must report.
   */
  public synchronized boolean tryAttempt() {
    if (health.kind() == Health.Kind.PROBING || !untilDue().isZero()) {
      return false;
    }
    if (health instanceof Health.Failed failed) {
      transition(failed.probe());
    }
    return true;
  }

  /** The attempt went well: no pause, no failures. */
  public synchronized void succeeded() {
    succeededNanos = Optional.of(nanoTime.getAsLong());
    dueNanos = nanoTime.getAsLong();
    transition(health.succeeded());
  }

  /** The attempt failed: the next one is due after a pause. */
  public synchronized void failed() {
    Health next = health.failed(policy);
    dueNanos = nanoTime.getAsLong() + policy.backoff().delay(next.failures(), random).toNanos();
    transition(next);
  }

  /** How long until an attempt is due; zero when it is. */
  public synchronized Duration untilDue() {
    return Duration.ofNanos(Math.max(0, dueNanos - nanoTime.getAsLong()));
  }

  /** The present state. */
  public synchronized Health health() {
    return health;
  }

  /** Time since the last success; empty before the first. */
  public synchronized Optional<Duration> sinceSuccess() {
    return succeededNanos.map(at -> Duration.ofNanos(nanoTime.getAsLong() - at));
  }

  private void transition(Health next) {
    Health before = health;
    health = next;
    if (before.kind() != next.kind()) {
      listener.changed(before, next);
    }
  }
}
