package io.rejoin.registry.core;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One decision in the making. A decider reads the cluster here and says what happened; saying it
 * also applies it, so nobody can do one without the other.
 */
final class Turn {

  private final Draft draft;
  private final Control control;
  private final At at;
  private final List<Event> events = new ArrayList<>();
  private final SortedMap<String, Kick> kicks = new TreeMap<>();
  private Result answer;

  Turn(ClusterView cluster, Control control, At at) {
    this.draft = new Draft(cluster);
    this.control = control;
    this.at = at;
  }

  At at() {
    return at;
  }

  ClusterView cluster() {
    return draft;
  }

  Control control() {
    return control;
  }

  /** The address or realm that the input is about. */
  String key() {
    return control.key();
  }

  Rules rules() {
    return draft.position().rules();
  }

  Draft draft() {
    return draft;
  }

  void emit(Event event) {
    draft.apply(event);
    events.add(event);
  }

  /** A node's state is now this; revision and status follow by themselves. */
  void change(What what, NodeEdit edit, Story story) {
    emit(new Event.NodeChanged(what, edit.at(at), story));
  }

  void note(What what, String key, Story story) {
    emit(new Event.Noted(what, key, story));
  }

  void move(What what, Position position, Story story) {
    emit(new Event.PositionChanged(what, key(), position, story));
  }

  void kick(Node node, Kick.Cause cause, String text) {
    Kick kick = new Kick(node.stay().incarnation(), node.epoch(), cause, text, at.revision());
    kicks.put(node.address(), kick);
    emit(new Event.Kicked(node.address(), kick));
  }

  void answer(Result result) {
    answer = result;
  }

  Outcome outcome() {
    return new Outcome(
        at,
        control.key(),
        events,
        draft.nodeChanges(),
        draft.leaderChanges(),
        draft.routesChanges(),
        kicks,
        answer,
        draft.position());
  }
}
