package io.rejoin.gate;

import io.rejoin.agent.AgentOptions;
import io.rejoin.gate.core.GateRules;
import io.rejoin.gate.net.NettyDataPlane;
import io.rejoin.runtime.config.HttpSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.http.HttpOptions;
import io.rejoin.runtime.http.HttpService;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.produce.Reporter;
import io.rejoin.runtime.produce.ReporterOptions;
import io.rejoin.runtime.ready.Condition.Verdict;
import io.rejoin.runtime.ready.Conditions;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

/** A gate put together. Its parts are to be started in order and stopped in reverse. */
public final class Gate {

  private static final long GRACE_MS = 3_000;
  private static final Duration SOCKETS_STOP = Duration.ofSeconds(8);

  private final ControlRoom room;
  private final HttpService http;
  private final List<Part> parts;

  /**
   * Puts one together from settings that have {@link GateSettings#TABLE} among them.
   *
   * @param failure told when the gate cannot go on: the program is to end
   */
  public Gate(Settings settings, BiConsumer<String, Throwable> failure) {
    GateRules rules = GateSettings.rules(settings);
    Meters meters = new Meters("gate");
    GateTools tools = new GateTools(settings, meters);
    AgentOptions node = Membership.options(settings, rules, meters);
    GateThreads threads = GateThreads.create();
    Reporter reporter = new Reporter("gate-reporter", ReporterOptions.STANDARD, tools.writing());
    Tidings tidings =
        new Tidings(
            node.address(),
            tools.voice(node.address()),
            report -> {
              var unused = reporter.report(report);
            },
            threads.writer());
    this.room = room(settings, rules, threads, tidings);
    RouteFeeds feeds = new RouteFeeds(tools, room);
    this.http = http(settings, conditions(rules, feeds), meters);
    GateMeters.bind(meters.registry(), room);
    this.parts =
        List.of(
            Part.closing("meters", Duration.ofSeconds(1), meters),
            Part.closing("codecs", Duration.ofSeconds(1), tools),
            reporter,
            threads,
            Part.closing("sockets", SOCKETS_STOP, () -> room.stop(GRACE_MS)),
            Part.of("deadline", Duration.ofSeconds(1), () -> begin(settings), () -> {}),
            feeds,
            new Membership(node, room, tidings, failure),
            http);
  }

  /** What to start, in order. */
  public List<Part> parts() {
    return parts;
  }

  /** Port of health and metrics, once started. */
  public int httpPort() {
    return http.port();
  }

  /** Where a realm's clients come in; empty while its port is closed. */
  public Optional<InetSocketAddress> listening(String realm) {
    return room.listening(realm);
  }

  /** The revision of the realm's routes that the gate goes by; negative before the first. */
  public long revision(String realm) {
    return room.revision(realm);
  }

  /** Whether the realm can be served. */
  public boolean isServed(String realm) {
    return room.state(realm).unmet().isEmpty();
  }

  /** Ports that are open from the start on open now, and the time for routes runs. */
  private void begin(Settings settings) {
    room.change(view -> view);
    room.deadlineAfter(settings.get(GateSettings.ROUTE_DEADLINE));
  }

  private static ControlRoom room(
      Settings settings, GateRules rules, GateThreads threads, Tidings tidings) {
    return new ControlRoom(
        rules,
        threads.control(),
        tidings,
        events ->
            NettyDataPlane.start(
                GateSettings.net(settings, rules),
                events,
                () -> ThreadLocalRandom.current().nextDouble(),
                threads.control()));
  }

  private Conditions conditions(GateRules rules, RouteFeeds feeds) {
    Conditions conditions = new Conditions(Clock.systemUTC());
    conditions.watch("routes-read", feeds::readiness);
    for (String realm : rules.ports().keySet()) {
      conditions.watch("realm-" + realm, () -> verdict(room.unmet(realm)));
    }
    return conditions;
  }

  private static Verdict verdict(String unmet) {
    return unmet.isEmpty() ? Verdict.met("served") : Verdict.unmet(unmet);
  }

  private static HttpService http(Settings settings, Conditions conditions, Meters meters) {
    HttpOptions options =
        HttpOptions.of(
            settings.get(HttpSettings.HOST),
            settings.get(GateSettings.HTTP_PORT),
            GateSettings.HTTP_PORT.key());
    return new HttpService(options, conditions, meters::scrape);
  }
}
