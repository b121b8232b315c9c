package io.rejoin.registry.app;

import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.ControlLog;
import io.rejoin.schemas.topic.TopicAdmin;
import io.rejoin.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker's topics, made as the catalogue says, and what instances of a registry need of them. */
final class RegistryCluster implements AutoCloseable {

  static final Topics TOPICS = Topics.withPrefix("rejoin.");

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Map<String, Object> SERDE = Map.of("schema.registry.url", "mock://app");

  private final String servers;
  private final Admin admin;

  RegistryCluster(String servers) {
    this.servers = servers;
    this.admin = Admin.create(client());
    settleSchemas();
    new TopicAdmin(TOPICS, new TopicAdmin.Options(1, servers, LIMIT), admin)
        .create(
            new ControlLog(
                TOPICS, codec(TOPICS.control(), Codecs.CONTROL), client(), "rejoin", LIMIT));
  }

  /** Registers all schemas in one order: so they have the same ids in every process. */
  static void settleSchemas() {
    ValueSerdes serdes = new ValueSerdes(SERDE);
    Codecs.all().forEach(c -> serdes.registry().register(c.schema().getName(), c.schema()));
  }

  static <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    ValueSerdes serdes = new ValueSerdes(SERDE);
    return new TopicCodec<>(
        topic, codec, serdes.serializer(), serdes.deserializer(List.of(codec.schema())));
  }

  /** The settings of an instance on free ports, beside others. */
  static Settings settings(String servers, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("schema.registry.url", "mock://app");
    settings.put("http.host", "127.0.0.1");
    settings.put("http.port", "0");
    settings.put("topic.replication", "1");
    settings.putAll(more);
    return RegistrySettings.TABLE.read(SettingsSources.commandLine(settings));
  }

  String servers() {
    return servers;
  }

  Admin admin() {
    return admin;
  }

  Map<String, Object> client() {
    return new HashMap<>(Map.of("bootstrap.servers", servers));
  }

  /** A consumer without a group that stands at the beginning of a topic. */
  KafkaConsumer<byte[], byte[]> reader(String topic, boolean committed) {
    Map<String, Object> config = client();
    config.put("isolation.level", committed ? "read_committed" : "read_uncommitted");
    var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** What stands in a topic by now, once all of it is committed or aborted: the former. */
  List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    try (var said = reader(topic, false);
        var consumer = reader(topic, true)) {
      Map<TopicPartition, Long> ends = said.endOffsets(said.assignment());
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(50)).forEach(all::add);
      }
      return all;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
