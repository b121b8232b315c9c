package io.rejoin.gate;

import io.rejoin.agent.AgentListener;
import io.rejoin.agent.AgentOptions;
import io.rejoin.agent.Links;
import io.rejoin.agent.NodeAgent;
import io.rejoin.agent.Wiring;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Standing;
import io.rejoin.gate.core.GateRules;
import io.rejoin.gate.net.NettyDataPlane;
import io.rejoin.runtime.config.HttpSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedOptions;
import io.rejoin.runtime.feed.FeedReader;
import io.rejoin.runtime.http.HttpOptions;
import io.rejoin.runtime.http.HttpService;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.produce.Reporter;
import io.rejoin.runtime.produce.ReporterOptions;
import io.rejoin.runtime.ready.Condition.Verdict;
import io.rejoin.runtime.ready.Conditions;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A gate put together. Its parts are to be started in order and stopped in reverse. */
public final class Gate {

  private static final long GRACE_MS = 3_000;
  private static final Duration VIEW_AGE = Duration.ofDays(3_650);

  private final Settings settings;
  private final GateRules rules;
  private final BiConsumer<String, Throwable> failure;
  private final Meters meters = new Meters("gate");
  private final Conditions conditions = new Conditions(Clock.systemUTC());
  private final GateTools tools;
  private final HttpService http;
  private final ControlRoom room;
  private final AgentOptions agentOptions;
  private final List<Part> parts = new ArrayList<>();
  private NodeAgent agent;

  /**
   * @param settings of {@link GateSettings#TABLE}
   * @param failure told when the gate cannot go on: the program is to end
   */
  public Gate(Settings settings, BiConsumer<String, Throwable> failure) {
    this.settings = settings;
    this.failure = failure;
    this.rules = GateSettings.rules(settings);
    this.tools = new GateTools(settings, meters);
    this.http = new HttpService(httpOptions(), conditions, meters::scrape);
    Wiring wiring = new Wiring(TimeSource.system(), new SecureRandom(), meters.registry());
    this.agentOptions =
        AgentOptions.of(settings, Links.of(settings, wiring, meters.clients()), wiring)
            .profiled(this::asProxy);
    Reporter reporter = new Reporter("gate-reporter", ReporterOptions.STANDARD, tools.writing());
    ScheduledExecutorService control =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "gate-control"));
    ExecutorService writer = Executors.newSingleThreadExecutor(task -> daemon(task, "gate-writer"));
    Tidings tidings = tidings(reporter, writer);
    this.room = new ControlRoom(rules, control, tidings, events -> plane(events, control));
    assemble(reporter, control, writer, tidings);
  }

  /** What to start, in order. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Port of health and metrics, once started. */
  public int httpPort() {
    return http.port();
  }

  /** Where a realm's clients come in; empty while its port is closed. */
  public Optional<InetSocketAddress> listening(String realm) {
    return Optional.ofNullable(room.listening(realm));
  }

  /** The revision of the realm's routes that the gate goes by; negative before the first. */
  public long revision(String realm) {
    Routes routes = room.view().routes().get(realm);
    return routes == null ? -1 : routes.revision();
  }

  /** Whether the realm can be served. */
  public boolean isServed(String realm) {
    return room.view().state(realm, rules).unmet().isEmpty();
  }

  private Profile asProxy(Profile profile) {
    return new Profile(
        profile.name(),
        profile.type(),
        List.of(Role.PROXY),
        List.copyOf(rules.ports().keySet()),
        profile.capabilities());
  }

  private Tidings tidings(Reporter reporter, ExecutorService writer) {
    return new Tidings(
        agentOptions.address(),
        reporter,
        tools.codec(tools.topics().applied(), Codecs.APPLIED),
        tools.codec(tools.topics().reports(), Codecs.BACKEND_REPORT),
        tools.signer(agentOptions.address()),
        writer);
  }

  private NettyDataPlane plane(
      io.rejoin.gate.net.DataPlaneEvents events, ScheduledExecutorService control) {
    return NettyDataPlane.start(
        GateSettings.net(settings, rules),
        events,
        () -> ThreadLocalRandom.current().nextDouble(),
        control);
  }

  private void assemble(
      Reporter reporter,
      ScheduledExecutorService control,
      ExecutorService writer,
      Tidings tidings) {
    GateMeters unused = new GateMeters(meters.registry(), room, rules);
    FeedReader reader = new FeedReader("gate-feed", FeedOptions.STANDARD, tools.reading());
    Feed<Routes> routes = reader.follow(tools.source(tools.topics().routes(), Codecs.ROUTES));
    Feed<Kick> kicks = reader.follow(tools.source(tools.topics().kicks(), Codecs.KICK));
    parts.add(Part.closing("meters", Duration.ofSeconds(1), meters));
    parts.add(Part.closing("codecs", Duration.ofSeconds(1), tools));
    parts.add(reporter);
    parts.add(Part.closing("gate writer", Duration.ofSeconds(2), () -> end(writer)));
    parts.add(Part.closing("sockets", Duration.ofSeconds(8), () -> closeSockets(control)));
    parts.add(Part.of("routes", Duration.ofSeconds(1), () -> follow(routes, kicks), () -> {}));
    parts.add(reader);
    parts.add(
        Part.of(
            "agent",
            Duration.ofSeconds(10),
            () -> agent = NodeAgent.start(agentOptions, new Registered(tidings)),
            () -> agent.close()));
    watch(routes);
    parts.add(http);
  }

  private void follow(Feed<Routes> routes, Feed<Kick> kicks) {
    routes.addListener(room::routesChanged);
    kicks.addListener(room::kicksChanged);
    routes.addListener(delta -> readBoth(routes, kicks));
    kicks.addListener(delta -> readBoth(routes, kicks));
    room.deadlineAfter(settings.get(GateSettings.ROUTE_DEADLINE));
  }

  private void readBoth(Feed<Routes> routes, Feed<Kick> kicks) {
    if (routes.image().caughtUp() && kicks.image().caughtUp() && !room.view().caughtUp()) {
      room.allRead();
    }
  }

  private void watch(Feed<Routes> routes) {
    conditions.watch("view of routes", () -> routes.readiness(VIEW_AGE));
    for (String realm : rules.ports().keySet()) {
      conditions.watch(
          "realm " + realm,
          () -> {
            String unmet = room.view().state(realm, rules).unmet();
            return unmet.isEmpty() ? Verdict.met("served") : Verdict.unmet(unmet);
          });
    }
  }

  private HttpOptions httpOptions() {
    return HttpOptions.of(
        settings.get(HttpSettings.HOST),
        settings.get(GateSettings.HTTP_PORT),
        GateSettings.HTTP_PORT.key());
  }

  private void closeSockets(ScheduledExecutorService control) throws Exception {
    CompletableFuture<Void> now = CompletableFuture.completedFuture(null);
    now.thenComposeAsync(any -> room.plane().stop(GRACE_MS), control)
        .get(GRACE_MS + 3_000, TimeUnit.MILLISECONDS);
    end(control);
  }

  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(1, TimeUnit.SECONDS)) {
      executor.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** The gate's own registration: what it may say, and when it has to end. */
  private final class Registered implements AgentListener {

    private final Tidings tidings;

    private Registered(Tidings tidings) {
      this.tidings = tidings;
    }

    @Override
    public void registered(Standing standing) {
      tidings.registered(standing);
    }

    @Override
    public void ended(Ending ending, String text) {
      if (ending != Ending.LEFT) {
        failure.accept("agent", new IllegalStateException(text));
      }
    }
  }
}
