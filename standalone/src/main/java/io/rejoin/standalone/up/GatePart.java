package io.rejoin.standalone.up;

import io.rejoin.gate.Gate;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A gate as one part. */
final class GatePart implements Part {

  private final Supplier<Settings> settings;
  private final BiConsumer<String, Throwable> failure;
  private Gate gate;
  private Lifecycle life;

  /**
   * @param settings of {@code GateSettings.TABLE}, asked for at the start
   * @param failure told when the gate cannot go on
   */
  GatePart(Supplier<Settings> settings, BiConsumer<String, Throwable> failure) {
    this.settings = settings;
    this.failure = failure;
  }

  @Override
  public String name() {
    return "gate";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void start() {
    gate = new Gate(settings.get(), failure);
    life = new Lifecycle();
    gate.parts().forEach(life::add);
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

  Gate gate() {
    return gate;
  }
}
