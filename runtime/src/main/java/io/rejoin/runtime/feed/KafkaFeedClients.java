package io.rejoin.runtime.feed;

import io.rejoin.runtime.metrics.ClientBinder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens real clients. */
final class KafkaFeedClients implements FeedClients {

  /** Enough that a scan is not slowed down by many small steps. */
  private static final int RECORDS_A_POLL = 5_000;

  private final FeedEnvironment environment;
  private final Duration surveyTimeout;

  KafkaFeedClients(FeedEnvironment environment, Duration surveyTimeout) {
    this.environment = environment;
    this.surveyTimeout = surveyTimeout;
  }

  @Override
  public FeedConnection open() {
    var consumer =
        new KafkaConsumer<>(
            consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      Admin admin = Admin.create(adminConfig());
      ClientBinder.Binding ofConsumer = environment.meters().bind(consumer);
      ClientBinder.Binding ofAdmin = environment.meters().bind(admin);
      return new FeedConnection(
          consumer,
          new AdminSurveyor(admin, surveyTimeout),
          () -> {
            ofConsumer.close();
            ofAdmin.close();
          });
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * No group and no commits; offsets are never reset behind our back; every record at once, whether
   * its transaction is committed or not, from the leader, since a follower learns of it later.
   */
  Map<String, Object> consumerConfig() {
    Map<String, Object> config = new HashMap<>(environment.consumer());
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    config.remove(ConsumerConfig.CLIENT_RACK_CONFIG);
    config.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
    config.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    return config;
  }

  private Map<String, Object> adminConfig() {
    Map<String, Object> config = new HashMap<>(environment.admin());
    config.put(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(surveyTimeout.toMillis()));
    config.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(surveyTimeout.toMillis()));
    return config;
  }
}
