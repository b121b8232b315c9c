package io.rejoin.registry.door;

import io.rejoin.registry.app.RegistryApp;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.PartFailure;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.ControlLog;
import io.rejoin.schemas.topic.TopicAdmin;
import io.rejoin.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;

/** A whole registry instance with topics of its own, whose nodes live without heartbeats. */
final class RunningDoor implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "schema.registry.url", "mock://doorit",
          "http.port", "0",
          "http.host", "127.0.0.1",
          "topic.replication", "1",
          "loopback.allowed", "true",
          "suspect.after.ms", "600000",
          "term.ms", "1200000");

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Lifecycle life = new Lifecycle();
  private final RegistryApp app;

  private RunningDoor(Settings settings) {
    app = new RegistryApp(settings, (part, failure) -> failures.add(part + ": " + failure));
    app.parts().forEach(life::add);
  }

  /** Makes the topics of a prefix, and starts an instance that is ready. */
  static RunningDoor start(String servers, String prefix, Map<String, String> more) {
    Map<String, String> values = new LinkedHashMap<>(SETTINGS);
    values.put("bootstrap.servers", servers);
    values.put("topic.prefix", prefix);
    values.putAll(more);
    Settings settings =
        RegistrySettings.TABLE.read(new SettingsSources(values, Map.of(), Optional.empty()));
    createTopics(settings, servers);
    RunningDoor door = new RunningDoor(settings);
    door.start();
    return door;
  }

  private void start() {
    Optional<PartFailure> failed = life.start();
    if (failed.isPresent()) {
      life.stop();
      throw new AssertionError(failed.get().toString(), failed.get().cause());
    }
    Await.until(
        "it is ready: " + app.conditions().readiness(),
        () -> app.conditions().readiness().isReady());
  }

  private static void createTopics(Settings settings, String servers) {
    Topics topics = Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX));
    KafkaSettings kafka = new KafkaSettings(settings);
    ValueSerdes serdes = new ValueSerdes(kafka.serde());
    var control =
        new TopicCodec<>(
            topics.control(),
            Codecs.CONTROL,
            serdes.serializer(),
            serdes.deserializer(List.of(Codecs.CONTROL.schema())));
    try (Admin admin = Admin.create(kafka.admin("doorit"))) {
      new TopicAdmin(topics, new TopicAdmin.Options(1, servers, PATIENCE), admin)
          .create(new ControlLog(topics, control, kafka.admin("doorit"), "doorit", PATIENCE));
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + app.port());
  }

  /** A request to an operation of the document, such as {@code GET /v1/nodes/{address}}. */
  DoorRequest to(String operation) {
    return new DoorRequest(uri(), operation);
  }

  @Override
  public void close() {
    List<PartFailure> stopped = life.stop();
    if (!stopped.isEmpty() || !failures.isEmpty()) {
      throw new AssertionError("Expected to run and stop in order, but " + failures + stopped);
    }
  }
}
