package io.rejoin.bench.rig;

import io.rejoin.registry.app.RegistryApp;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A registry instance in this process, as its program puts it together. */
public final class Registry implements AutoCloseable {

  private static final Duration READY = Duration.ofMinutes(3);

  private final RegistryApp app;
  private final Lifecycle life = new Lifecycle();
  private final AtomicReference<String> failure = new AtomicReference<>();

  private Registry(Settings settings) {
    this.app = new RegistryApp(settings, (part, cause) -> failure.set(part + ": " + cause));
    app.parts().forEach(life::add);
  }

  /**
   * Starts an instance; returns when every condition of its readiness is met.
   *
   * @throws IllegalStateException when it can't start, or is not ready after three minutes
   */
  public static Registry start(Settings settings) {
    Registry registry = new Registry(settings);
    try {
      registry.begin();
      return registry;
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  private void begin() {
    Optional<PartFailure> failed = life.start();
    if (failed.isPresent()) {
      throw new IllegalStateException(failed.get().toString(), failed.get().cause());
    }
    Await.until("a registry that is ready", this::isReady, READY, this::obstacle);
  }

  private boolean isReady() {
    if (failure.get() != null) {
      throw new IllegalStateException("Expected the registry to go on, but " + failure.get());
    }
    return app.conditions().readiness().isReady();
  }

  private Object obstacle() {
    return app.conditions().readiness().unmet();
  }

  /**
   * Figures of an instance that fell over meanwhile would tell nothing.
   *
   * @throws IllegalStateException when it is not ready
   */
  public void requireReady() {
    if (!isReady()) {
      throw new IllegalStateException("Expected the registry to be ready, but " + obstacle());
    }
  }

  /** The port of its door. */
  public int port() {
    return app.port();
  }

  @Override
  public void close() {
    List<PartFailure> failures = life.stop();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0).toString(), failures.get(0).cause());
    }
  }
}
