package io.rejoin.bench.rig;

import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.PartFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The parts of a program that runs in this process. */
final class Parts implements AutoCloseable {

  private final Lifecycle life = new Lifecycle();
  private final AtomicReference<String> failure = new AtomicReference<>();

  /** Is told when the program cannot go on. */
  void failed(String part, Throwable cause) {
    failure.set(part + ": " + cause);
  }

  /**
   * Starts them.
   *
   * @throws IllegalStateException when one can't
   */
  void start(List<Part> parts) {
    parts.forEach(life::add);
    Optional<PartFailure> failed = life.start();
    if (failed.isPresent()) {
      close();
      throw new IllegalStateException(failed.get().toString(), failed.get().cause());
    }
  }

  void requireSound() {
    if (failure.get() != null) {
      throw new IllegalStateException("Expected the program to go on, but " + failure.get());
    }
  }

  @Override
  public void close() {
    List<PartFailure> failures = life.stop();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0).toString(), failures.get(0).cause());
    }
  }
}
