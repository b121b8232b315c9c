package io.rejoin.registry.app;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Part;
import io.rejoin.schemas.topic.TopicAdmin;
import io.rejoin.schemas.topic.TopicProblem;
import io.rejoin.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Refuses to work on topics that would lose or disorder what is written there, and says what mends
 * them.
 */
final class TopicsVerified implements Part {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Settings settings;
  private final Topics topics;
  private final Admin admin;

  TopicsVerified(Settings settings, Topics topics, Admin admin) {
    this.settings = settings;
    this.topics = topics;
    this.admin = admin;
  }

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void start() {
    String servers = String.join(",", settings.get(ClusterSettings.BOOTSTRAP_SERVERS));
    var options =
        new TopicAdmin.Options(settings.get(RegistrySettings.REPLICATION), servers, PATIENCE);
    List<TopicProblem> problems = new TopicAdmin(topics, options, admin).check();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          problems.stream().map(TopicProblem::text).collect(Collectors.joining("\n  ", "", "")));
    }
  }

  /** Nothing was opened. */
  @Override
  public void stop() {}
}
