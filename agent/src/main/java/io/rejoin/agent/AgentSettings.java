package io.rejoin.agent;

import io.rejoin.agent.core.AgentPolicy;
import io.rejoin.agent.link.DoorOptions;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.Setting;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a node keeps its registration; with it, the settings that every agent needs. */
public final class AgentSettings {

  public static final Setting<List<String>> MASTER_URLS =
      Setting.list("master.url", List.of())
          .important()
          .doc(
              """
              URLs of the registry's HTTP door, tried in turn, for a node without access to Kafka. \
              When unset, Kafka is used.""");

  public static final Setting<Duration> MASTER_TIMEOUT =
      Setting.millis("master.timeout.ms", Duration.ofSeconds(3))
          .between(100, 60_000)
          .doc("How long the HTTP door may take for one answer.");

  public static final Setting<Boolean> FORCE =
      Setting.flag("register.force", false)
          .doc("Whether to ask for a new identity (a new node id) at this start.");

  public static final Setting<Duration> VERIFY =
      Setting.millis("register.verify.ms", Duration.ofSeconds(2))
          .between(100, 60_000)
          .doc("How long a registration's result is waited for before it is sent again.");

  public static final Setting<Duration> SAFETY =
      Setting.millis("register.safety.ms", Duration.ofMinutes(5))
          .between(0, 86_400_000)
          .doc(
              """
              How often a registration that stands is sent again, only to make sure; 0 for never. \
              Changes and kicks never wait for it.""");

  public static final Setting<Duration> SPREAD =
      Setting.millis("register.spread.ms", Duration.ofSeconds(5))
          .between(0, 600_000)
          .doc(
              """
              Over how long agents spread their registrations when the registry was away: longer \
              for clusters of many thousands.""");

  public static final Setting<Duration> RETRY_MAX =
      Setting.millis("register.retry.max.ms", Duration.ofSeconds(60))
          .between(1_000, 3_600_000)
          .doc("The longest pause between registrations that fail; the first is up to 1 s.");

  public static final Setting<Duration> HEARTBEAT =
      Setting.millis("heartbeat.interval.ms", Duration.ofSeconds(2))
          .between(200, 600_000)
          .doc("Between two heartbeats, a tenth more or less: four in a term.");

  public static final Setting<Duration> TERM =
      Setting.millis("heartbeat.term.ms", Duration.ofSeconds(8))
          .between(400, 3_600_000)
          .doc(
              """
              Without an acknowledged heartbeat for as long, the agent holds itself out of touch. \
              The same as the registry's term.""");

  public static final Setting<String> ON_REGISTRY_LOSS =
      Setting.text("on.registry.loss", "keep")
          .oneOf("keep", "fence")
          .important()
          .doc(
              """
              What a node does that is out of touch. keep: serves its clients on, but takes no new \
              job and no leadership. fence: closes everything.""");

  public static final Setting<Duration> LEAVE =
      Setting.millis("leave.timeout.ms", Duration.ofSeconds(5))
          .between(0, 60_000)
          .doc("How long the registry's answer is waited for when the node leaves.");

  public static final Setting<String> DATA_DIR =
      Setting.text("agent.data.dir", "~/.rejoin/agent")
          .doc(
              """
              Where the agent keeps what it remembers over restarts, and does not need; empty to \
              keep nothing.""");

  /**
   * The node and its agent, for every program that has an agent in it. Cluster and HTTP come from
   * the tables of {@code runtime}.
   */
  public static final SettingsTable TABLE =
      NodeSettings.TABLE
          .and(
              SettingsTable.of(
                  "Agent",
                  "How a node keeps its registration.",
                  List.of(
                      MASTER_URLS,
                      MASTER_TIMEOUT,
                      FORCE,
                      VERIFY,
                      SAFETY,
                      SPREAD,
                      RETRY_MAX,
                      HEARTBEAT,
                      TERM,
                      ON_REGISTRY_LOSS,
                      LEAVE,
                      DATA_DIR)))
          .checking(AgentSettings::canProve)
          .checking(AgentSettings::mastersAreUrls)
          .checking(AgentSettings::termHoldsTwoHeartbeats)
          .checking(AgentSettings::probeIsFasterThanTheTerm);

  private AgentSettings() {}

  static AgentPolicy policy(Settings settings) {
    long safetyMs = settings.get(SAFETY).toMillis();
    return new AgentPolicy(
        settings.get(HEARTBEAT).toMillis(),
        settings.get(TERM).toMillis(),
        settings.get(VERIFY).toMillis(),
        settings.get(LEAVE).toMillis(),
        safetyMs == 0 ? Long.MAX_VALUE : safetyMs,
        settings.get(SPREAD).toMillis(),
        AgentPolicy.DEFAULT.spacingMs(),
        new Backoff(Backoff.STANDARD.base(), settings.get(RETRY_MAX)),
        settings.get(ON_REGISTRY_LOSS).equals("fence"));
  }

  private static Optional<String> canProve(Settings settings) {
    if (!settings.get(ClusterSettings.PROOF_LEVEL).equals("token")) {
      return Optional.empty();
    }
    if (settings.get(ClusterSettings.PROOF_TOKEN).isEmpty()) {
      return Optional.of(
          "Expected proof.token to be set, with which this node proves who it is, but proof.level"
              + " is token and it is not");
    }
    return NodeSettings.unreadable(Links.token(settings).orElseThrow(), Links::secret)
        .map(why -> why + " (proof.token)");
  }

  private static Optional<String> mastersAreUrls(Settings settings) {
    return settings.get(MASTER_URLS).stream()
        .flatMap(url -> NodeSettings.unreadable(url, DoorOptions::checked).stream())
        .map(why -> why + " (master.url)")
        .findFirst();
  }

  private static Optional<String> termHoldsTwoHeartbeats(Settings settings) {
    long leastMs = 2 * settings.get(HEARTBEAT).toMillis();
    long termMs = settings.get(TERM).toMillis();
    return termMs >= leastMs
        ? Optional.empty()
        : Optional.of(
            "Expected heartbeat.term.ms to be at least twice heartbeat.interval.ms, %d, but it is %d"
                .formatted(leastMs, termMs));
  }

  /** Else the lease of a node would run out before it could say that it is unhealthy. */
  private static Optional<String> probeIsFasterThanTheTerm(Settings settings) {
    Duration look =
        settings.get(NodeSettings.PROBE_INTERVAL).plus(settings.get(NodeSettings.PROBE_TIMEOUT));
    long found = look.multipliedBy(settings.get(NodeSettings.PROBE_FALL)).toMillis();
    long termMs = settings.get(TERM).toMillis();
    return settings.get(NodeSettings.PROBE).isEmpty() || found < termMs
        ? Optional.empty()
        : Optional.of(
            ("Expected probe.fall looks of probe.interval.ms and probe.timeout.ms to fit into"
                    + " heartbeat.term.ms, %d ms, but they take %d ms")
                .formatted(termMs, found));
  }
}
