package io.rejoin.standalone.topics;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.ControlLog;
import io.rejoin.schemas.topic.TopicAdmin;
import io.rejoin.schemas.topic.TopicProblem;
import io.rejoin.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The topics of the cluster that settings name. Blocks; throws {@link NoBrokerException} when Kafka
 * does not answer.
 */
public final class TopicTool {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final int MOST_REPLICAS = 3;
  private static final String CLIENT = "rejoin-topics";

  private final Settings settings;
  private final KafkaSettings kafka;
  private final int replication;

  /**
   * @param replication replicas of each partition; 0 takes as many as there are brokers, at most 3
   */
  public TopicTool(Settings settings, int replication) {
    this.settings = settings;
    this.kafka = new KafkaSettings(settings);
    this.replication = replication;
  }

  /** Makes what is missing; gives the full names of what it made. */
  public Set<String> create() {
    return withAdmin(admin -> new TreeSet<>(admin.create(controlLog())));
  }

  /** Everything that is not as it must be. */
  public List<TopicProblem> check() {
    return withAdmin(TopicAdmin::check);
  }

  private Topics topics() {
    return Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX));
  }

  private <T> T withAdmin(Function<TopicAdmin, T> work) {
    try (Admin admin = Admin.create(kafka.admin(CLIENT))) {
      var options = new TopicAdmin.Options(replication(brokers(admin)), servers(), PATIENCE);
      return work.apply(new TopicAdmin(topics(), options, admin));
    }
  }

  private String servers() {
    return String.join(",", settings.get(ClusterSettings.BOOTSTRAP_SERVERS));
  }

  private int replication(int brokers) {
    return replication > 0 ? replication : Math.min(MOST_REPLICAS, brokers);
  }

  /** Asks first how many there are, so that a cluster that is away is told in words. */
  private int brokers(Admin admin) {
    try {
      return admin.describeCluster(asked()).nodes().get().size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new NoBrokerException(servers(), e.getCause());
    }
  }

  private static DescribeClusterOptions asked() {
    return new DescribeClusterOptions().timeoutMs((int) ANSWER.toMillis());
  }

  private ControlLog controlLog() {
    ValueSerdes serdes = new ValueSerdes(kafka.serde());
    TopicCodec<Control> codec =
        new TopicCodec<>(
            topics().control(),
            Codecs.CONTROL,
            serdes.serializer(),
            serdes.deserializer(List.of(Codecs.CONTROL.schema())));
    return new ControlLog(
        topics(), codec, kafka.admin(CLIENT), settings.get(ClusterSettings.CLUSTER_NAME), PATIENCE);
  }
}
