package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.AtDeadline;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Balance;
import io.rejoin.gate.core.GateController;
import io.rejoin.gate.core.GateRules;
import io.rejoin.gate.core.GateView;
import io.rejoin.gate.core.OnUnserved;
import io.rejoin.gate.core.Opening;
import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A gate from its start to its end: the production feeds, view, planner and controller, over
 * sockets on paper. What a watcher must never do is checked after each change.
 */
final class Gate {

  static final List<String> REALMS = List.of("realm1", "realm2");

  private final GateController controller;
  private final Plane plane;
  private final Reader<Routes> routes;
  private final Reader<Kick> kicks;
  private final TreeMap<String, Long> applied = new TreeMap<>();
  private final Map<String, Long> kicked = new HashMap<>();
  private boolean untold;

  Gate(Broker broker, SplittableRandom random) {
    TreeMap<String, Integer> ports = new TreeMap<>(Map.of("realm1", 1, "realm2", 2));
    GateRules rules =
        new GateRules(
            ports,
            List.of("tcp"),
            any(Balance.values(), random),
            any(Opening.values(), random),
            any(OnUnserved.values(), random),
            AtDeadline.STAY_CLOSED,
            30_000);
    plane = new Plane(this::acknowledge);
    controller = new GateController(rules, plane);
    routes = new Reader<>(broker, FeedSource.of(Wire.CODECS.routes()));
    kicks = new Reader<>(broker, FeedSource.of(Wire.CODECS.kick()));
    routes.feed().addListener(delta -> delta.changes().forEach(this::routed));
    kicks.feed().addListener(delta -> delta.changes().forEach(this::kicked));
  }

  private static <E> E any(E[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  Plane plane() {
    return plane;
  }

  /** Realm to revision, when there is something new to tell; null otherwise. */
  SortedMap<String, Long> news() {
    SortedMap<String, Long> news = untold ? new TreeMap<>(applied) : null;
    untold = false;
    return news;
  }

  /** Reads on in both topics, in any order between them. */
  void read(int records, boolean kicksFirst) {
    (kicksFirst ? kicks : routes).read(records);
    (kicksFirst ? routes : kicks).read(records);
    boolean complete = routes.feed().image().caughtUp() && kicks.feed().image().caughtUp();
    if (complete && !controller.view().caughtUp()) {
      change(GateView::withAllRead);
    }
  }

  /** A backend answers. */
  void reached(Backend backend) {
    change(view -> view.reachedAt(backend));
  }

  private void routed(Change<Routes> change) {
    if (!change.isRemoval()) {
      change(view -> view.routed(change.after()));
    }
  }

  private void kicked(Change<Kick> change) {
    if (!change.isRemoval()) {
      kicked.merge(change.key(), change.after().epoch(), Math::max);
      change(view -> view.kicked(change.key(), change.after().epoch()));
    }
  }

  private void acknowledge(String realm, long revision) {
    assertThat(revision).as("2: revision applied").isGreaterThan(applied.getOrDefault(realm, -1L));
    applied.put(realm, revision);
    untold = true;
  }

  private void change(UnaryOperator<GateView> change) {
    controller.change(change);
    for (Backend backend : plane.connected()) {
      assertThat(backend.epoch())
          .as("5: %s has a connection", backend)
          .isGreaterThan(kicked.getOrDefault(backend.address(), -1L));
    }
    for (String realm : REALMS) {
      if (plane.letsThrough(realm)) {
        assertThat(plane.assigned(realm))
            .as("9: backends of %s, which is open", realm)
            .isNotEmpty();
      }
    }
  }
}
