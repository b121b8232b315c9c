package io.rejoin.registry.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.PartFailure;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.topic.ControlLog;
import io.rejoin.schemas.topic.TopicAdmin;
import io.rejoin.schemas.topic.Topics;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole registry: a registration goes in, and the answer comes out. */
final class RegistryAppIT {

  private static final String SCHEMAS = "mock://registry-app";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Topics TOPICS = Topics.withPrefix("rejoin.");

  @TempDir Path dir;
  private EmbeddedBroker broker;
  private Admin admin;
  private final List<Instance> running = new ArrayList<>();

  /** An instance with what has failed in it. */
  private record Instance(RegistryApp app, Lifecycle life, List<String> failures) {

    boolean isReady() {
      return app.conditions().readiness().isReady();
    }
  }

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(BrokerOptions.in(dir));
    admin = Admin.create(client());
    new TopicAdmin(TOPICS, new TopicAdmin.Options(1, broker.bootstrapServers(), LIMIT), admin)
        .create(
            new ControlLog(
                TOPICS, codec(TOPICS.control(), Codecs.CONTROL), client(), "rejoin", LIMIT));
  }

  @AfterEach
  void stop() {
    running.forEach(instance -> instance.life().stop());
    admin.close();
    broker.close();
  }

  private Map<String, Object> client() {
    return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    ValueSerdes serdes = new ValueSerdes(Map.of("schema.registry.url", SCHEMAS));
    return new TopicCodec<>(
        topic, codec, serdes.serializer(), serdes.deserializer(List.of(codec.schema())));
  }

  private Settings settings() {
    return RegistrySettings.TABLE.read(
        SettingsSources.commandLine(
            Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "schema.registry.url", SCHEMAS,
                "http.host", "127.0.0.1",
                "http.port", "0",
                "topic.replication", "1")));
  }

  private Optional<PartFailure> launch() {
    List<String> failures = new ArrayList<>();
    RegistryApp app =
        new RegistryApp(settings(), (part, cause) -> failures.add(part + ": " + cause));
    Lifecycle life = new Lifecycle();
    app.parts().forEach(life::add);
    running.add(new Instance(app, life, failures));
    return life.start();
  }

  private Instance launchReady() {
    assertThat(launch()).isEmpty();
    Instance instance = running.get(running.size() - 1);
    await(instance::isReady, () -> instance.app().conditions().readiness().unmet().toString());
    return instance;
  }

  private static void await(BooleanSupplier condition, Supplier<String> but) {
    long startNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - startNanos > LIMIT.toNanos()) {
        throw new AssertionError(
            "Expected readiness within %s, but %s".formatted(LIMIT, but.get()));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Registers a worker as an agent does, and reads the answer. */
  private Result register(String address, String requestId) throws Exception {
    Capabilities capabilities = new Capabilities("a CPU", 8, 1L << 30, List.of(), new TreeMap<>());
    Profile profile =
        new Profile("a worker", "server", List.of(Role.WORKER), List.of(), capabilities);
    Registration registration =
        new Registration(
            Registration.Action.REGISTER,
            UUID.randomUUID(),
            requestId,
            profile,
            List.of(),
            "here",
            false,
            "test",
            "");
    byte[] value = codec(TOPICS.registrations(), Codecs.REGISTRATION).write(registration);
    try (var producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(TOPICS.registrations(), address.getBytes(UTF_8), value))
          .get();
    }
    return answer(requestId);
  }

  private Result answer(String requestId) {
    TopicCodec<Result> codec = codec(TOPICS.results(), Codecs.RESULT);
    List<Result> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPICS.results()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await(
          () -> {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
              Result result = codec.read(record.value());
              if (result.requestId().equals(requestId)) {
                found.add(result);
              }
            }
            return !found.isEmpty();
          },
          () -> "there is no answer to " + requestId);
    }
    return found.get(0);
  }

  @Test
  void shouldAnswerARegistration() throws Exception {
    launchReady();

    Result first = register("worker-1", "request-1");
    Result second = register("worker-1", "request-2");

    assertThat(first.outcome()).isEqualTo(Result.Outcome.CREATED);
    assertThat(second.outcome()).isEqualTo(Result.Outcome.RE_REGISTERED);
    assertThat(second.node().nodeId()).isEqualTo(first.node().nodeId());
  }

  @Test
  void shouldGoOnInAnotherInstance() throws Exception {
    // given
    Instance first = launchReady();
    Instance second = launchReady();
    Result before = register("worker-1", "request-1");

    // when
    running.remove(first);
    assertThat(first.life().stop()).isEmpty();
    Result after = register("worker-1", "request-2");

    // then
    assertThat(after.outcome()).isEqualTo(Result.Outcome.RE_REGISTERED);
    assertThat(after.node().nodeId()).isEqualTo(before.node().nodeId());
    assertThat(after.node().epoch()).isGreaterThan(before.node().epoch());
    assertThat(first.failures()).isEmpty();
    assertThat(second.failures()).isEmpty();
  }

  @Test
  void shouldRefuseTopicsThatWouldLoseState() throws Exception {
    // given
    ConfigResource nodes = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.nodes());
    AlterConfigOp delete =
        new AlterConfigOp(new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(nodes, List.of(delete))).all().get();

    // when
    Optional<PartFailure> failure = launch();

    // then
    assertThat(failure).isPresent();
    assertThat(failure.get().part()).isEqualTo("topics");
    assertThat(failure.get().cause())
        .hasMessageContaining("cleanup.policy")
        .hasMessageContaining("kafka-configs");
  }
}
