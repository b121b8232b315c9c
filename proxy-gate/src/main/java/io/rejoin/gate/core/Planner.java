package io.rejoin.gate.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what should be with what is, and says in which order the one becomes the other. In every
 * plan backends are withdrawn before connections are cut, and cut before others are assigned: so a
 * client never finds a way to an incarnation that is over, and never two leaders. A revision is
 * acknowledged last, when all that it asks for stands before it.
 *
 * <p>Connections of a former backend get their deadline once the realm has another one to go to:
 * cutting them earlier would help nobody, and a kick cuts them anyway.
 */
public final class Planner {

  private final GateRules rules;

  /** Plans for the realms that the rules name. */
  public Planner(GateRules rules) {
    this.rules = rules;
  }

  /** The steps from what is to what the view asks for; empty when it is so already. */
  public List<GateOperation> plan(GateView view, Actual actual) {
    List<GateOperation> steps = new ArrayList<>();
    rules.ports().keySet().forEach(realm -> withdraw(realm, view, actual, steps));
    cut(view, actual, steps);
    rules.ports().keySet().forEach(realm -> arrange(realm, view, actual, steps));
    return List.copyOf(steps);
  }

  private void withdraw(String realm, GateView view, Actual actual, List<GateOperation> steps) {
    Set<Backend> former = new TreeSet<>(actual.realm(realm).assigned());
    view.state(realm, rules).backends().forEach(former::remove);
    former.forEach(backend -> steps.add(new GateOperation.WithdrawBackend(realm, backend)));
  }

  private static void cut(GateView view, Actual actual, List<GateOperation> steps) {
    actual.connected().stream()
        .filter(each -> view.isolated() || !view.floors().admits(each.address(), each.epoch()))
        .map(each -> new GateOperation.CutConnections(each.address(), highest(each, view)))
        .distinct()
        .forEach(steps::add);
  }

  /** The highest epoch that is over; an isolated gate cuts those that are not, too. */
  private static long highest(Actual.Incarnate each, GateView view) {
    return Math.max(each.epoch(), view.floors().of(each.address()) - 1);
  }

  private void arrange(String realm, GateView view, Actual actual, List<GateOperation> steps) {
    ActualRealm told = after(steps, actual).realm(realm);
    RealmState state = view.state(realm, rules);
    assign(realm, state, told, steps);
    prefer(realm, view, told, steps);
    if (!state.backends().isEmpty()) {
      drain(realm, state, told, steps);
    }
    meet(realm, state.admission(rules, told.served(), view.late()), told.admission(), steps);
    if (view.revision(realm) > told.acknowledged()) {
      steps.add(new GateOperation.Acknowledge(realm, view.revision(realm)));
    }
  }

  private static void assign(
      String realm, RealmState state, ActualRealm told, List<GateOperation> steps) {
    state.backends().stream()
        .filter(backend -> !told.assigned().contains(backend))
        .map(backend -> new GateOperation.AssignBackend(realm, backend))
        .forEach(steps::add);
  }

  private void prefer(String realm, GateView view, ActualRealm told, List<GateOperation> steps) {
    String first = rules.balance() == Balance.LEADER_FIRST ? view.leader(realm, rules) : "";
    if (!first.equals(told.preferred())) {
      steps.add(new GateOperation.PreferAddress(realm, first));
    }
  }

  private void drain(String realm, RealmState state, ActualRealm told, List<GateOperation> steps) {
    told.lingering().stream()
        .filter(backend -> !state.backends().contains(backend))
        .map(backend -> new GateOperation.DrainConnections(realm, backend, rules.drainMs()))
        .forEach(steps::add);
  }

  private void meet(String realm, Admission wanted, Admission told, List<GateOperation> steps) {
    if (told.portOpen() && !wanted.portOpen()) {
      steps.add(new GateOperation.CloseListener(realm));
    }
    if (wanted.mode() != told.mode() || wanted.refusal() != told.refusal()) {
      steps.add(meeting(realm, wanted));
    }
    if (!told.portOpen() && wanted.portOpen()) {
      steps.add(new GateOperation.OpenListener(realm, rules.ports().get(realm)));
    }
  }

  private static GateOperation meeting(String realm, Admission wanted) {
    return switch (wanted.mode()) {
      case FORWARD -> new GateOperation.ReleaseClients(realm);
      case HOLD -> new GateOperation.HoldClients(realm);
      case REFUSE -> new GateOperation.RefuseClients(realm, wanted.refusal());
    };
  }

  private static Actual after(List<GateOperation> steps, Actual actual) {
    Actual next = actual;
    for (GateOperation step : steps) {
      next = step.after(next);
    }
    return next;
  }
}
