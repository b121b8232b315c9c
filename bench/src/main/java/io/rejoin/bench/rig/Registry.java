package io.rejoin.bench.rig;

import io.rejoin.registry.app.RegistryApp;
import io.rejoin.runtime.config.Settings;
import java.time.Duration;

/** A registry instance in this process, as its program puts it together. */
public final class Registry implements AutoCloseable {

  private static final Duration READY = Duration.ofMinutes(3);

  private final Parts parts = new Parts();
  private final RegistryApp app;

  private Registry(Settings settings) {
    this.app = new RegistryApp(settings, parts::failed);
  }

  /**
   * Starts an instance; returns when every condition of its readiness is met.
   *
   * @throws IllegalStateException when it can't start, or is not ready after three minutes
   */
  public static Registry start(Settings settings) {
    Registry registry = new Registry(settings);
    registry.parts.start(registry.app.parts());
    try {
      Await.until("a registry that is ready", registry::isReady, READY, registry::obstacle);
      return registry;
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  private boolean isReady() {
    parts.requireSound();
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
    parts.close();
  }
}
