package io.rejoin.gate;

import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.GateController;
import io.rejoin.gate.core.GateRules;
import io.rejoin.gate.core.GateView;
import io.rejoin.gate.core.RealmState;
import io.rejoin.gate.net.DataPlaneEvents;
import io.rejoin.gate.net.NettyDataPlane;
import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Routes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where feeds, sockets and the controller meet. Everything that changes the view comes through the
 * one control thread, in the order in which it was seen; what the log says of it is said here.
 */
final class ControlRoom implements DataPlaneEvents {

  private static final Logger LOG = LoggerFactory.getLogger("io.rejoin.gate");

  private final GateRules rules;
  private final ScheduledExecutorService control;
  private final Tidings tidings;
  private final Map<String, InetSocketAddress> listening = new ConcurrentHashMap<>();
  private final Map<String, RealmState> shown = new TreeMap<>();
  private final NettyDataPlane plane;
  private final GateController controller;

  ControlRoom(
      GateRules rules, ScheduledExecutorService control, Tidings tidings, PlaneStarter starter) {
    this.rules = rules;
    this.control = control;
    this.tidings = tidings;
    this.plane = starter.start(this);
    this.controller = new GateController(rules, plane);
  }

  /** Starts the data plane, which tells its events to whoever is given. */
  @FunctionalInterface
  interface PlaneStarter {
    NettyDataPlane start(DataPlaneEvents events);
  }

  NettyDataPlane plane() {
    return plane;
  }

  GateView view() {
    return controller.view();
  }

  /** Where a realm's listener is; null while its port is closed. */
  InetSocketAddress listening(String realm) {
    return listening.get(realm);
  }

  void routesChanged(FeedDelta<Routes> delta) {
    change(view -> fold(view, delta));
  }

  void kicksChanged(FeedDelta<Kick> delta) {
    change(
        view -> {
          GateView next = view;
          for (Change<Kick> change : delta.changes()) {
            next = change.isRemoval() ? next : next.kicked(change.key(), change.after().epoch());
          }
          return next;
        });
  }

  private static GateView fold(GateView view, FeedDelta<Routes> delta) {
    GateView next = view;
    for (Change<Routes> change : delta.changes()) {
      next = change.isRemoval() ? next : next.routed(change.after());
    }
    return next;
  }

  /** Every topic has been read to its end. */
  void allRead() {
    change(GateView::withAllRead);
  }

  void deadlineAfter(Duration deadline) {
    var unused =
        control.schedule(
            () -> changeNow(GateView::pastDeadline), deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void change(UnaryOperator<GateView> change) {
    control.execute(() -> changeNow(change));
  }

  private void changeNow(UnaryOperator<GateView> change) {
    try {
      controller.change(change);
      rules.ports().keySet().forEach(this::tell);
    } catch (RuntimeException e) {
      LOG.error("A change could not be carried out; the next one takes it up again", e);
    }
  }

  /** Says where a realm stands, when that has changed. */
  private void tell(String realm) {
    RealmState now = controller.view().state(realm, rules);
    if (now.equals(shown.put(realm, now))) {
      return;
    }
    if (now.unmet().isEmpty()) {
      LOG.info(
          "Proxy routes now configured for realm \"{}\" - clients can now connect to this realm ({} routes active: {})",
          realm,
          now.backends().size(),
          now.backends());
    } else {
      LOG.info("Realm \"{}\" cannot be served: {}", realm, now.unmet());
    }
  }

  @Override
  public void reached(Backend backend) {
    LOG.info("Proxy backend joined: {}", backend);
    change(view -> view.reachedAt(backend));
  }

  @Override
  public void sighted(Backend backend, Sighting sighting, String detail) {
    LOG.info("Backend {} was seen {}: {}", backend, sighting, detail);
    tidings.report(backend, sighting, detail);
  }

  @Override
  public void applied(String realm, long revision) {
    tidings.applied(realm, revision);
  }

  @Override
  public void listening(String realm, InetSocketAddress where) {
    listening.put(realm, where);
    LOG.info("Proxy transport of realm \"{}\" listens on {}", realm, where);
  }

  @Override
  public void notListening(String realm, String problem) {
    listening.remove(realm);
    LOG.warn("Realm \"{}\" has no port: {}", realm, problem);
  }
}
