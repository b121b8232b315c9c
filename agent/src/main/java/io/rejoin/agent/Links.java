package io.rejoin.agent;

import io.rejoin.agent.link.DoorOptions;
import io.rejoin.agent.link.HttpLink;
import io.rejoin.agent.link.KafkaLink;
import io.rejoin.agent.link.KafkaOptions;
import io.rejoin.agent.link.LinkFactory;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.feed.FeedEnvironment;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.produce.ReporterEnvironment;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * Makes the way to the registry that the settings tell: its HTTP door when one is named, else
 * Kafka. The settings have {@link AgentSettings#TABLE} and {@link ClusterSettings#TABLE} among
 * them.
 */
public final class Links {

  private final Settings settings;
  private final Wiring wiring;
  private final ClientBinder clients;

  private Links(Settings settings, Wiring wiring, ClientBinder clients) {
    this.settings = settings;
    this.wiring = wiring;
    this.clients = clients;
  }

  /**
   * The way that the settings tell.
   *
   * @param clients shows Kafka's clients
   */
  public static LinkFactory of(Settings settings, Wiring wiring, ClientBinder clients) {
    Links links = new Links(settings, wiring, clients);
    return settings.get(AgentSettings.MASTER_URLS).isEmpty()
        ? (address, takesJobs, counter) ->
            new KafkaLink(address, counter, links.kafka(address, takesJobs))
        : (address, takesJobs, counter) -> new HttpLink(address, links.door());
  }

  /** What a node signs with, or shows at the door; empty under proof level none. */
  static Optional<String> token(Settings settings) {
    boolean needed = settings.get(ClusterSettings.PROOF_LEVEL).equals("token");
    return settings.get(ClusterSettings.PROOF_TOKEN).filter(token -> needed).map(Password::value);
  }

  /**
   * The secret of a token.
   *
   * @throws IllegalArgumentException when it is too short
   */
  static Secret secret(String token) {
    return Secret.of(token.getBytes(StandardCharsets.UTF_8));
  }

  private DoorOptions door() {
    List<String> masters = settings.get(AgentSettings.MASTER_URLS);
    return new DoorOptions(masters, token(settings), settings.get(AgentSettings.MASTER_TIMEOUT));
  }

  private KafkaOptions kafka(String address, boolean takesJobs) {
    KafkaSettings kafka = new KafkaSettings(settings);
    String client = "rejoin-agent-" + address;
    TimeSource time = wiring.time();
    return new KafkaOptions(
        Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX)),
        new ReporterEnvironment(
            kafka.producer(client + "-writer"), clients, time.nanoTime(), wiring.random()),
        new FeedEnvironment(
            kafka.consumer(client + "-reader"),
            kafka.admin(client + "-survey"),
            clients,
            time,
            wiring.random()),
        new ValueSerdes(kafka.serde()),
        token(settings).map(Links::secret),
        takesJobs,
        settings.get(AgentSettings.HEARTBEAT),
        String.join(", ", settings.get(ClusterSettings.BOOTSTRAP_SERVERS)));
  }
}
