package io.rejoin.standalone.up;

import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A program of several parts as one part, made anew at each start: so it can be stopped and started
 * again within a running cluster.
 */
final class Compound<T> implements Part {

  private static final Duration STOP = Duration.ofSeconds(20);

  private final String name;
  private final Supplier<T> make;
  private final Function<T, List<Part>> parts;
  private T program;
  private Lifecycle life;

  /**
   * @param make asked at each start, when the parts before this one have started
   */
  Compound(String name, Supplier<T> make, Function<T, List<Part>> parts) {
    this.name = name;
    this.make = make;
    this.parts = parts;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration stopBudget() {
    return STOP;
  }

  @Override
  public void start() {
    program = make.get();
    life = new Lifecycle();
    parts.apply(program).forEach(life::add);
    Optional<PartFailure> failed = life.start();
    if (failed.isPresent()) {
      life.stop();
      throw failure("start", failed.get());
    }
  }

  @Override
  public void stop() {
    List<PartFailure> failures = life.stop();
    if (!failures.isEmpty()) {
      throw failure("stop", failures.get(0));
    }
  }

  private IllegalStateException failure(String phase, PartFailure failure) {
    return new IllegalStateException(
        "Expected all of the %s to %s, but %s".formatted(name, phase, failure), failure.cause());
  }

  /** The program of the latest start. */
  T program() {
    return program;
  }
}
