package io.rejoin.standalone.up;

import io.rejoin.registry.app.RegistryApp;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A registry instance as one part: started where the parts before it say Kafka is, and at will
 * stopped and started again.
 */
public final class RegistryPart implements Part {

  private final Supplier<Settings> settings;
  private final BiConsumer<String, Throwable> failure;
  private RegistryApp app;
  private Lifecycle life;

  /**
   * @param settings of {@link RegistrySettings#TABLE}, asked for at the start
   * @param failure told when the instance cannot go on
   */
  RegistryPart(Supplier<Settings> settings, BiConsumer<String, Throwable> failure) {
    this.settings = settings;
    this.failure = failure;
  }

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void start() throws Exception {
    app = new RegistryApp(settings.get(), failure);
    life = new Lifecycle();
    app.parts().forEach(life::add);
    Optional<PartFailure> failed = life.start();
    if (failed.isPresent()) {
      life.stop();
      throw new IllegalStateException(failed.get().toString(), failed.get().cause());
    }
  }

  @Override
  public void stop() {
    List<PartFailure> failures = life.stop();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0).toString(), failures.get(0).cause());
    }
  }

  /** The door's port. */
  public int port() {
    return app.port();
  }

  /** Whether every condition of its readiness is met. */
  public boolean isReady() {
    return app.conditions().readiness().isReady();
  }
}
