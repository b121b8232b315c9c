package io.rejoin.gate;

import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.GateController;
import io.rejoin.gate.core.GateRules;
import io.rejoin.gate.core.GateView;
import io.rejoin.gate.core.RealmState;
import io.rejoin.gate.net.DataPlaneEvents;
import io.rejoin.gate.net.NettyDataPlane;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.state.Routes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where records, sockets and the controller meet. Everything that changes the view comes through
 * the one control thread, in the order in which it was seen; any thread may look.
 */
final class ControlRoom implements DataPlaneEvents {

  private static final Logger LOG = LoggerFactory.getLogger(ControlRoom.class);
  private static final long STOP_MARGIN_MS = 3_000;

  private final GateRules rules;
  private final ScheduledExecutorService control;
  private final Tidings tidings;
  private final GateLog log = new GateLog();
  private final Map<String, InetSocketAddress> ports = new ConcurrentHashMap<>();
  private final NettyDataPlane plane;
  private final GateController controller;

  /**
   * Starts the sockets; no port is open yet.
   *
   * @param starter given who is to be told of events
   */
  ControlRoom(
      GateRules rules,
      ScheduledExecutorService control,
      Tidings tidings,
      Function<DataPlaneEvents, NettyDataPlane> starter) {
    this.rules = rules;
    this.control = control;
    this.tidings = tidings;
    this.plane = starter.apply(this);
    this.controller = new GateController(rules, plane);
  }

  NettyDataPlane plane() {
    return plane;
  }

  GateRules rules() {
    return rules;
  }

  /** All that is known. */
  GateView view() {
    return controller.view();
  }

  /** Where a realm stands. */
  RealmState state(String realm) {
    return controller.view().state(realm, rules);
  }

  /** The revision of the realm's routes; negative before the first. */
  long revision(String realm) {
    Routes routes = controller.view().routes().get(realm);
    return routes == null ? -1 : routes.revision();
  }

  /** Where a realm's listener is; empty while its port is closed. */
  Optional<InetSocketAddress> listening(String realm) {
    return Optional.ofNullable(ports.get(realm));
  }

  /** What stands against serving a realm, in words; empty when nothing does. */
  String unmet(String realm) {
    String unmet = state(realm).unmet();
    boolean portMissing = unmet.isEmpty() && !ports.containsKey(realm);
    return portMissing ? "its port is not open yet; the log tells why" : unmet;
  }

  /** Takes up a change of the view, behind all those before. */
  void change(UnaryOperator<GateView> change) {
    control.execute(() -> changeNow(change));
  }

  /** Does what the rules say for then, unless routes have come by then. */
  void deadlineAfter(Duration deadline) {
    var unused =
        control.schedule(
            () -> changeNow(GateView::pastDeadline), deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Closes the ports, lets what runs finish within the grace, and ends the sockets. */
  void stop(long graceMs) throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Void> now = CompletableFuture.completedFuture(null);
    now.thenComposeAsync(any -> plane.stop(graceMs), control)
        .get(graceMs + STOP_MARGIN_MS, TimeUnit.MILLISECONDS);
  }

  private void changeNow(UnaryOperator<GateView> change) {
    try {
      controller.change(change);
      log.backendsAre(controller.actual().assigned());
      rules.ports().keySet().forEach(realm -> log.stands(realm, state(realm)));
    } catch (RuntimeException e) {
      LOG.error("A change could not be carried out; the next one takes it up again", e);
    }
  }

  @Override
  public void reached(Backend backend) {
    if (!controller.view().reached().contains(backend)) {
      LOG.info("Proxy backend reached: {}", backend);
      change(view -> view.reachedAt(backend));
    }
  }

  @Override
  public void sighted(Backend backend, Sighting sighting, String detail) {
    log.sighted(backend, sighting, detail);
    tidings.sighted(backend, sighting, detail);
  }

  @Override
  public void applied(String realm, long revision) {
    tidings.applied(realm, revision);
  }

  @Override
  public void listening(String realm, InetSocketAddress where) {
    ports.put(realm, where);
    log.listening(realm, where);
  }

  @Override
  public void closed(String realm) {
    ports.remove(realm);
    log.closed(realm);
  }

  @Override
  public void notListening(String realm, String problem) {
    ports.remove(realm);
    log.notListening(problem);
  }
}
