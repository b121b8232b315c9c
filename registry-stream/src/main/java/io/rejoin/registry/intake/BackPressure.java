package io.rejoin.registry.intake;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops intake while decisions lag too far behind, long before the control log forgets what they
 * have not read: inputs then wait in their own topics. To be run once a second, by one thread.
 */
public final class BackPressure implements Runnable {

  /** A day, of the seven that the control log is kept. */
  public static final long DEFAULT_LIMIT_MS = 24L * 60 * 60 * 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(BackPressure.class);

  private final LongSupplier lagMs;
  private final long limitMs;
  private final Runnable pause;
  private final Runnable resume;
  private volatile boolean paused;

  /**
   * @param lagMs how far decisions are behind: at least the monotonic time since their last mark
   *     was seen
   * @param pause stops intake, as {@code KafkaStreams.pause} does
   * @param resume lets it go on
   */
  public BackPressure(LongSupplier lagMs, long limitMs, Runnable pause, Runnable resume) {
    this.lagMs = lagMs;
    this.limitMs = limitMs;
    this.pause = pause;
    this.resume = resume;
  }

  /** Whether intake stands still for this reason. */
  public boolean isPaused() {
    return paused;
  }

  @Override
  public void run() {
    long lag = lagMs.getAsLong();
    boolean late = lag >= limitMs;
    if (late && !paused) {
      LOG.error("Intake stops: decisions are {} ms behind, {} ms is the limit", lag, limitMs);
      pause.run();
    } else if (!late && paused) {
      LOG.info("Intake goes on: decisions are {} ms behind", lag);
      resume.run();
    }
    paused = late;
  }
}
