package io.rejoin.bench.child;

import io.rejoin.bench.rig.SchemaIds;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.config.SettingsTable;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.PartFailure;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What the main classes of children have in common. */
final class Hosted {

  private static final long LOOK_NANOS = 5_000_000;

  private Hosted() {}

  /** Reads the settings of a child, whose schema ids are those of its parent from then on. */
  static Settings settings(SettingsTable table, String file) {
    Settings settings =
        table.read(new SettingsSources(Map.of(), Map.of(), Optional.of(Path.of(file))));
    SchemaIds.settle(
        new ValueSerdes(new KafkaSettings(settings).serde()).registry(),
        Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX)));
    return settings;
  }

  /**
   * Runs parts until the process is told to end.
   *
   * @param readyFile appears when they are ready
   * @param ready what is written into it; empty until they are ready
   */
  static void run(List<Part> parts, Path readyFile, Supplier<Optional<String>> ready)
      throws IOException {
    Lifecycle life = new Lifecycle();
    parts.forEach(life::add);
    Optional<PartFailure> failed = life.start();
    failed.ifPresent(why -> end(why.part(), why.cause()));
    Runtime.getRuntime().addShutdownHook(new Thread(life::stop, "stop"));
    Optional<String> said = ready.get();
    while (said.isEmpty()) {
      LockSupport.parkNanos(LOOK_NANOS);
      said = ready.get();
    }
    Path whole = Files.writeString(readyFile.resolveSibling("ready.part"), said.get());
    Files.move(whole, readyFile, StandardCopyOption.ATOMIC_MOVE);
  }

  static void end(String part, Throwable cause) {
    System.err.println("The program cannot go on: " + part);
    cause.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
