package io.rejoin.gate;

import io.rejoin.agent.AgentSettings;
import io.rejoin.gate.core.AtDeadline;
import io.rejoin.gate.core.Balance;
import io.rejoin.gate.core.GateRules;
import io.rejoin.gate.core.OnUnserved;
import io.rejoin.gate.core.Opening;
import io.rejoin.gate.net.NetSettings;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.HttpSettings;
import io.rejoin.runtime.config.Range;
import io.rejoin.runtime.config.Setting;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All settings of a gate. */
public final class GateSettings {

  private static final int RELEASED_AT_ONCE = 64;
  private static final int READ_BYTES = 64 * 1024;
  private static final int PAUSE_BYTES = 256 * 1024;
  private static final int RESUME_BYTES = 64 * 1024;
  private static final int MAX_PORT = 65_535;

  /** Realms and where their clients come in. */
  public static final Setting<List<String>> LISTENERS =
      Setting.list("gate.listeners", List.of("realm1=9101"))
          .within(Range.FILLED)
          .important()
          .doc("A listener a realm, as REALM=PORT; 0 picks a free port.");

  /** Address of the listeners. */
  public static final Setting<String> BIND =
      Setting.text("gate.bind", "0.0.0.0").doc("Address that the listeners bind to.");

  /** Before a realm is served. */
  public static final Setting<String> OPENING =
      Setting.text("gate.opening", "hold")
          .oneOf("wait", "hold", "reject")
          .important()
          .doc(
              "What meets a client of a realm that cannot be served yet. wait: the port is closed until it can. hold: the"
                  + " client waits within bounds, and then simply goes on. reject: the connection is closed at once.");

  /** After it was served. */
  public static final Setting<String> ON_UNSERVED =
      Setting.text("gate.on.unserved", "hold")
          .oneOf("hold", "close")
          .doc("What meets a new client of a realm that has lost its last backend.");

  /** How long to wait for routes. */
  public static final Setting<Duration> ROUTE_DEADLINE =
      Setting.millis("gate.route.deadline.ms", Duration.ofSeconds(60))
          .between(0, 86_400_000)
          .doc(
              "From the start on; what happens then under gate.opening=wait tells gate.at.deadline.");

  /** And then. */
  public static final Setting<String> AT_DEADLINE =
      Setting.text("gate.at.deadline", "stay-closed")
          .oneOf("open", "stay-closed")
          .doc("Under gate.opening=wait: open the port and refuse by realm, or stay closed.");

  /** Whom a connection goes to. */
  public static final Setting<String> BALANCE =
      Setting.text("gate.balance", "leader-first")
          .oneOf("leader", "leader-first", "round-robin", "least-connections")
          .important()
          .doc("Which router of a realm gets a new connection.");

  /** What is spoken. */
  public static final Setting<List<String>> PROTOCOLS =
      Setting.list("gate.protocols", List.of("tcp"))
          .within(Range.FILLED)
          .doc("Protocols of endpoints that connections may go to, the preferred one first.");

  /** Who waits. */
  public static final Setting<Integer> HOLD_CLIENTS =
      Setting.number("gate.hold.clients", 1_000)
          .between(0, 1_000_000)
          .doc("Clients that wait at once, over all realms; the next is refused.");

  /** What they have said. */
  public static final Setting<Long> HOLD_BYTES =
      Setting.bytes("gate.hold.bytes", 16L * 1024 * 1024)
          .between(0, 1L << 40)
          .doc("Bytes kept for clients that wait; beyond that they stay in the kernel.");

  /** For how long. */
  public static final Setting<Duration> HOLD_LIMIT =
      Setting.millis("gate.hold.limit.ms", Duration.ofSeconds(10))
          .between(1, 3_600_000)
          .important()
          .doc("Longest wait of a client, after which it is refused.");

  /** Connecting. */
  public static final Setting<Duration> CONNECT =
      Setting.millis("gate.connect.timeout.ms", Duration.ofSeconds(2))
          .between(10, 600_000)
          .doc("Time-out of a connect to a backend, resolution of its name included.");

  /** Fail-over. */
  public static final Setting<Integer> ATTEMPTS =
      Setting.number("gate.connect.attempts", 3)
          .between(1, 100)
          .doc("Backends tried for one client before it waits or is refused.");

  /** Silence on a connection. */
  public static final Setting<Duration> IDLE =
      Setting.millis("gate.idle.ms", Duration.ZERO)
          .between(0, 86_400_000)
          .doc("A connection that carried no byte for so long is closed; 0 for never.");

  /** Letting go. */
  public static final Setting<Duration> DRAIN =
      Setting.millis("gate.drain.ms", Duration.ofSeconds(30))
          .between(0, 86_400_000)
          .doc("Time that connections to a former backend have to finish.");

  /** A realm's clients. */
  public static final Setting<Integer> REALM_CONNECTIONS =
      Setting.number("gate.realm.connections", 20_000)
          .between(1, 10_000_000)
          .doc("Clients of one realm that are connected at once.");

  /** All clients. */
  public static final Setting<Integer> CONNECTIONS =
      Setting.number("gate.connections", 50_000)
          .between(1, 10_000_000)
          .doc("Clients of all realms that are connected at once.");

  /** Event loops. */
  public static final Setting<Integer> THREADS =
      Setting.number("gate.threads", Runtime.getRuntime().availableProcessors())
          .between(1, 1_024)
          .minor()
          .doc("Event loops; one a processor by default.");

  /** Port of health and metrics. */
  public static final Setting<Integer> HTTP_PORT = HttpSettings.port(8090);

  /** All of them. */
  public static final SettingsTable TABLE =
      ClusterSettings.TABLE
          .and(AgentSettings.TABLE)
          .and(HttpSettings.table(8090))
          .and(
              SettingsTable.of(
                  "Gate",
                  "Where clients come in, and whom they get to.",
                  List.of(
                      LISTENERS,
                      BIND,
                      OPENING,
                      ON_UNSERVED,
                      ROUTE_DEADLINE,
                      AT_DEADLINE,
                      BALANCE,
                      PROTOCOLS,
                      HOLD_CLIENTS,
                      HOLD_BYTES,
                      HOLD_LIMIT,
                      CONNECT,
                      ATTEMPTS,
                      IDLE,
                      DRAIN,
                      REALM_CONNECTIONS,
                      CONNECTIONS,
                      THREADS)))
          .checking(GateSettings::listenersAreRealmsWithPorts);

  private GateSettings() {}

  private static Optional<String> listenersAreRealmsWithPorts(Settings settings) {
    try {
      ports(settings);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Realm to port. */
  static SortedMap<String, Integer> ports(Settings settings) {
    SortedMap<String, Integer> ports = new TreeMap<>();
    for (String listener : settings.get(LISTENERS)) {
      int at = listener.lastIndexOf('=');
      int port = at > 0 ? number(listener.substring(at + 1)) : -1;
      if (port < 0 || port > MAX_PORT || ports.put(listener.substring(0, at), port) != null) {
        throw new IllegalArgumentException(
            "Expected gate.listeners to name each realm once as REALM=PORT, but it has "
                + listener);
      }
    }
    return ports;
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
  }

  static GateRules rules(Settings settings) {
    return new GateRules(
        ports(settings),
        settings.get(PROTOCOLS),
        constant(Balance.class, settings.get(BALANCE)),
        constant(Opening.class, settings.get(OPENING)),
        constant(OnUnserved.class, settings.get(ON_UNSERVED)),
        constant(AtDeadline.class, settings.get(AT_DEADLINE)),
        settings.get(DRAIN).toMillis());
  }

  static NetSettings net(Settings settings, GateRules rules) {
    return new NetSettings(
        settings.get(BIND),
        settings.get(THREADS),
        rules.balance(),
        rules.holdsWhenUnserved(),
        new NetSettings.Hold(
            settings.get(HOLD_CLIENTS),
            settings.get(HOLD_BYTES),
            settings.get(HOLD_LIMIT).toMillis(),
            RELEASED_AT_ONCE),
        new NetSettings.Connecting(
            Math.toIntExact(settings.get(CONNECT).toMillis()),
            settings.get(ATTEMPTS),
            100,
            5_000,
            settings.get(IDLE).toMillis()),
        new NetSettings.Limits(settings.get(REALM_CONNECTIONS), settings.get(CONNECTIONS)),
        new NetSettings.Buffers(READ_BYTES, PAUSE_BYTES, RESUME_BYTES));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
