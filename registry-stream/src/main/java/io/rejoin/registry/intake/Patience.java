package io.rejoin.registry.intake;

import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.schemas.serde.error.SerdeException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what fails without the record's fault, such as a schema registry that is away. After
 * the last attempt the failure stops the task, which reads the record again when it comes back: so
 * nothing is set aside that could have been read.
 *
 * @param attempts in all; with the pauses between them well below {@code max.poll.interval.ms}
 * @param pause how to wait
 * @param random spreads the pauses
 */
public record Patience(Backoff backoff, int attempts, Pause pause, RandomGenerator random) {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  /** Waits. */
  @FunctionalInterface
  public interface Pause {

    /** Returns after that time. */
    void pass(Duration time) throws InterruptedException;
  }

  /**
   * 16 attempts within some 15 seconds, beside those of the client itself: so a thread that dies of
   * it does so a few times a minute.
   */
  public static Patience standard(RandomGenerator random) {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    return new Patience(backoff, 16, time -> Thread.sleep(time.toMillis()), random);
  }

  /**
   * The result of a serialiser, deserialiser or codec.
   *
   * @throws RuntimeException its last failure, or the first that no later attempt can mend
   */
  public <T> T get(Supplier<T> serde) {
    for (int failures = 1; ; failures++) {
      try {
        return serde.get();
      } catch (RuntimeException e) {
        if (failures == attempts || SerdeException.kindOf(e) == SerdeException.Kind.POISON) {
          throw e;
        }
        await(failures, e);
      }
    }
  }

  /** Threads share the generator. */
  private Duration delay(int failures) {
    synchronized (random) {
      return backoff.delay(failures, random);
    }
  }

  private void await(int failures, RuntimeException cause) {
    Duration delay = delay(failures);
    LOG.warn("Attempt {} of {} failed, trying again: {}", failures, attempts, cause.toString());
    try {
      pause.pass(delay);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
