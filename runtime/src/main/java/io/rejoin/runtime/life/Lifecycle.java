package io.rejoin.runtime.life;

import io.rejoin.runtime.life.PartFailure.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts parts in the order in which they were added, and stops those that started in reverse.
 *
 * <p>A part that hangs while stopping is interrupted and left behind after its budget: the others
 * still get their turn, at the price that its threads may outlive it. Not safe for several threads.
 */
public final class Lifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private final List<Part> parts = new ArrayList<>();
  private final Deque<Part> started = new ArrayDeque<>();

  /** Adds a part that starts after all those added before, and stops before them. */
  public Lifecycle add(Part part) {
    parts.add(part);
    return this;
  }

  /** The budgets of all parts together. */
  public Duration stopBudget() {
    return parts.stream().map(Part::stopBudget).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Starts all parts, up to the first that fails in any way, errors of the JVM included. It is the
   * caller's turn to stop the others.
   */
  public Optional<PartFailure> start() {
    for (Part part : parts) {
      try {
        part.start();
        started.push(part);
      } catch (Throwable e) {
        return Optional.of(new PartFailure(part.name(), Phase.START, e));
      }
    }
    return Optional.empty();
  }

  /** Stops what has started; the failures come in the order in which they happened. */
  public List<PartFailure> stop() {
    List<PartFailure> failures = new ArrayList<>();
    while (!started.isEmpty()) {
      Part part = started.pop();
      LOG.debug("Stopping {}", part.name());
      new StopAttempt(part).run().ifPresent(failures::add);
    }
    return failures;
  }
}
