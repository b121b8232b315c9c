package io.rejoin.agent;

import io.rejoin.agent.probe.Probe;
import io.rejoin.agent.reach.Service;
import io.rejoin.runtime.config.Range;
import io.rejoin.runtime.config.Setting;
import io.rejoin.runtime.config.SettingsTable;
import io.rejoin.schemas.value.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a node is, where it is reached, and what is looked at beside it. */
public final class NodeSettings {

  public static final Setting<Optional<String>> ADDRESS =
      Setting.optionalText("node.address")
          .within(Range.FILLED)
          .important()
          .doc(
              """
              The unique name that the node registers with, kept over restarts. The host's name \
              when unset.""");

  public static final Setting<Optional<String>> NAME =
      Setting.optionalText("node.name").doc("The node's name for people; the address when unset.");

  public static final Setting<String> TYPE =
      Setting.text("node.type", "server").doc("Free word for people: server, laptop, …");

  public static final Setting<List<String>> ROLES =
      Setting.list("node.roles", List.of("WORKER"))
          .within(new Range("out of ROUTER, PROXY, WORKER", NodeSettings::areRoles))
          .important()
          .doc("What the node does in its realms. Only routers appear in routes and can lead.");

  public static final Setting<List<String>> REALMS =
      Setting.list("node.realms", List.of())
          .important()
          .doc("The realms that it serves (a router) or follows (a proxy).");

  public static final Setting<List<String>> ENDPOINTS =
      Setting.list("node.endpoints", List.of())
          .important()
          .doc(
              """
              What it serves, as PROTOCOL:PORT at the cluster IP, or PROTOCOL://HOST:PORT. Workers \
              need none.""");

  public static final Setting<List<String>> LABELS =
      Setting.list("node.labels", List.of())
          .within(new Range("of NAME=VALUE", NodeSettings::areLabels))
          .doc("Pairs for schedulers, as NAME=VALUE.");

  public static final Setting<Optional<String>> CLUSTER_IP =
      Setting.optionalText("cluster.ip")
          .within(Range.FILLED)
          .alsoFrom("CROSSBAR_NODE_CLUSTER_IP")
          .important()
          .doc(
              """
              IP address or host name under which other machines reach this node. When unset, the \
              address of the interface that would reach the registry. A host name stays a name and \
              is resolved by whoever connects.""");

  public static final Setting<Duration> CLUSTER_IP_REFRESH =
      Setting.millis("cluster.ip.refresh.ms", Duration.ofSeconds(10))
          .between(100, 3_600_000)
          .doc("How often the cluster IP is looked up again, when it is not set.");

  public static final Setting<Boolean> CLUSTER_IP_LOOPBACK =
      Setting.flag("cluster.ip.loopback", false)
          .doc(
              """
              Whether a detected cluster IP may be loopback: for a cluster on one machine only, \
              whose registry allows it too.""");

  public static final Setting<Optional<String>> PROBE =
      Setting.optionalText("probe.target")
          .important()
          .doc(
              """
              The service beside the agent: tcp://HOST:PORT, or http://HOST:PORT/PATH, which must \
              answer with a status below 400. When unset, none is looked at.""");

  public static final Setting<Duration> PROBE_INTERVAL =
      Setting.millis("probe.interval.ms", Duration.ofSeconds(1))
          .between(10, 600_000)
          .doc("Between two looks at the service.");

  public static final Setting<Duration> PROBE_TIMEOUT =
      Setting.millis("probe.timeout.ms", Duration.ofMillis(500))
          .between(10, 60_000)
          .doc("How long one look may take.");

  public static final Setting<Integer> PROBE_RISE =
      Setting.number("probe.rise", 2)
          .between(1, 100)
          .doc("Looks in a row after which a failing service works again.");

  public static final Setting<Integer> PROBE_FALL =
      Setting.number("probe.fall", 2)
          .between(1, 100)
          .doc("Looks in a row after which a working service fails.");

  public static final Setting<Boolean> HARDWARE =
      Setting.flag("hardware.detect", true)
          .doc("Whether to report processor, memory and graphics processors of the machine.");

  /** The section, and the rules between its settings. */
  public static final SettingsTable TABLE =
      SettingsTable.of(
              "Node",
              "What a node is and where it is reached.",
              List.of(
                  ADDRESS,
                  NAME,
                  TYPE,
                  ROLES,
                  REALMS,
                  ENDPOINTS,
                  LABELS,
                  CLUSTER_IP,
                  CLUSTER_IP_REFRESH,
                  CLUSTER_IP_LOOPBACK,
                  PROBE,
                  PROBE_INTERVAL,
                  PROBE_TIMEOUT,
                  PROBE_RISE,
                  PROBE_FALL,
                  HARDWARE))
          .checking(
              settings -> problem(ENDPOINTS, settings.get(ENDPOINTS).stream(), Service::parse))
          .checking(settings -> problem(PROBE, settings.get(PROBE).stream(), NodeSettings::probe));

  private NodeSettings() {}

  /** A role as it is written in settings, whatever its case. */
  static Role role(String word) {
    return Role.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static boolean areRoles(Object value) {
    return value instanceof List<?> words
        && !words.isEmpty()
        && words.stream().allMatch(word -> isRole(word.toString()));
  }

  private static boolean isRole(String word) {
    return Stream.of(Role.values()).anyMatch(role -> role.name().equalsIgnoreCase(word));
  }

  private static boolean areLabels(Object value) {
    return value instanceof List<?> pairs
        && pairs.stream().allMatch(pair -> pair.toString().indexOf('=') > 0);
  }

  private static Probe probe(String target) {
    return Probe.of(target, Duration.ofSeconds(1));
  }

  /** The first text that can't be read, named with its setting. */
  private static Optional<String> problem(
      Setting<?> setting, Stream<String> texts, Consumer<String> reader) {
    return texts
        .flatMap(text -> unreadable(text, reader).stream())
        .map(why -> why + " (" + setting.key() + ")")
        .findFirst();
  }

  /** What is wrong with a text by the word of its reader. */
  static Optional<String> unreadable(String text, Consumer<String> reader) {
    try {
      reader.accept(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }
}
