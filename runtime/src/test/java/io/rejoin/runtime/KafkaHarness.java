package io.rejoin.runtime;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker that can be stopped and started again, and what a test does with it. */
public final class KafkaHarness implements AutoCloseable {

  private final BrokerOptions options;
  private EmbeddedBroker broker;
  private final String bootstrapServers;

  private KafkaHarness(BrokerOptions options) {
    this.options = options;
    this.broker = EmbeddedBroker.start(options);
    this.bootstrapServers = broker.bootstrapServers();
  }

  public static KafkaHarness start(Path dir) {
    return new KafkaHarness(BrokerOptions.in(dir).withOverride("log.cleaner.backoff.ms", "100"));
  }

  public Map<String, Object> clientConfig(String clientId) {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        CommonClientConfigs.CLIENT_ID_CONFIG,
        clientId);
  }

  public void stopBroker() {
    broker.close();
  }

  /** On the same port and data. */
  public void startBroker() {
    broker = EmbeddedBroker.start(options);
  }

  public void createTopic(String name, int partitions, Map<String, String> config) {
    try (Admin admin = admin()) {
      NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(config);
      admin.createTopics(List.of(topic)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of("cleanup.policy", "compact"));
  }

  public void deleteTopic(String name) {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(name)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  public void growTopic(String name, int partitions) {
    try (Admin admin = admin()) {
      admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  public KafkaProducer<byte[], byte[]> producer(Map<String, String> config) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.putAll(config);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public Admin admin() {
    return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  @Override
  public void close() {
    broker.close();
  }
}
