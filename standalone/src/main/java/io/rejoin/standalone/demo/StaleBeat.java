package io.rejoin.standalone.demo;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import io.rejoin.schemas.value.Health;
import io.rejoin.standalone.up.Standalone;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a heartbeat of an incarnation that is dead, as a delayed producer might. */
final class StaleBeat {

  private StaleBeat() {}

  static void send(Standalone cluster, String address, UUID dead) throws InterruptedException {
    Settings settings =
        ClusterSettings.TABLE.read(
            SettingsSources.commandLine(
                Map.of(
                    "bootstrap.servers", cluster.bootstrapServers(),
                    "schema.registry.url", cluster.schemaRegistryUrl())));
    KafkaSettings kafka = new KafkaSettings(settings);
    ValueSerdes serdes = new ValueSerdes(kafka.serde());
    var codec =
        new TopicCodec<>(
            Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX)).heartbeats(),
            Codecs.HEARTBEAT,
            serdes.serializer(),
            serdes.deserializer(List.of(Codecs.HEARTBEAT.schema())));
    byte[] value = codec.write(new Heartbeat(dead, Long.MAX_VALUE, Health.UP, "", 0));
    byte[] key = address.getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(
            kafka.producer("demo"), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(codec.topic(), key, value)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("Expected to write a heartbeat, but it failed", e.getCause());
    }
  }
}
