package io.rejoin.bench.child;

import io.rejoin.bench.rig.SchemaIds;
import io.rejoin.registry.app.RegistryApp;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.PartFailure;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The main class of {@link RegistryProcess}. */
public final class RegistryMain {

  private static final long LOOK_NANOS = 5_000_000;

  private RegistryMain() {}

  /**
   * Runs a registry until the process is told to end.
   *
   * @param args the file to write when it is ready, then the file with its settings
   * @throws IOException when a file can't be read or written
   */
  public static void main(String[] args) throws IOException {
    Settings settings =
        RegistrySettings.TABLE.read(
            new SettingsSources(Map.of(), Map.of(), Optional.of(Path.of(args[1]))));
    SchemaIds.settle(
        new ValueSerdes(new KafkaSettings(settings).serde()).registry(),
        Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX)));
    RegistryApp app = new RegistryApp(settings, RegistryMain::end);
    Lifecycle life = new Lifecycle();
    app.parts().forEach(life::add);
    Optional<PartFailure> failed = life.start();
    failed.ifPresent(why -> end(why.part(), why.cause()));
    Runtime.getRuntime().addShutdownHook(new Thread(life::stop, "registry-stop"));
    while (!app.conditions().readiness().isReady()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    Files.writeString(Path.of(args[0]), "ready");
  }

  private static void end(String part, Throwable cause) {
    System.err.println("The registry cannot go on: " + part);
    cause.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
