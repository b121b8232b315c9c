package io.rejoin.standalone.topics;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.ControlLog;
import io.rejoin.schemas.topic.TopicAdmin;
import io.rejoin.schemas.topic.TopicProblem;
import io.rejoin.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/**
 * The topics of the cluster that settings name. Blocks; throws Kafka's exceptions when it cannot be
 * reached.
 */
public final class TopicTool {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
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
      String servers = String.join(",", settings.get(ClusterSettings.BOOTSTRAP_SERVERS));
      var options = new TopicAdmin.Options(replication(admin), servers, PATIENCE);
      return work.apply(new TopicAdmin(topics(), options, admin));
    }
  }

  private int replication(Admin admin) {
    if (replication > 0) {
      return replication;
    }
    try {
      return Math.min(3, admin.describeCluster().nodes().get().size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new org.apache.kafka.common.KafkaException(
          "Expected the brokers to answer", e.getCause());
    }
  }

  private ControlLog controlLog() {
    ValueSerdes serdes = new ValueSerdes(kafka.serde());
    TopicCodec<io.rejoin.schemas.input.Control> codec =
        new TopicCodec<>(
            topics().control(),
            Codecs.CONTROL,
            serdes.serializer(),
            serdes.deserializer(List.of(Codecs.CONTROL.schema())));
    return new ControlLog(
        topics(), codec, kafka.admin(CLIENT), settings.get(ClusterSettings.CLUSTER_NAME), PATIENCE);
  }
}
