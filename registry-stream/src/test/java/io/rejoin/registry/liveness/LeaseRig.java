package io.rejoin.registry.liveness;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One heartbeat partition on the bench: its log, what is shown, and what was said. */
final class LeaseRig {

  static final long TICK_MS = 250;
  private Terms terms = new Terms(5_000, 8_000);

  final LeaseWheel wheel;
  private final Map<String, Node> nodes = new HashMap<>();
  private final List<Control> said = new ArrayList<>();
  private long atMs = 1_750_000_000_000L;
  private long nextTick = 1;
  private long sequence;

  LeaseRig() {
    this(LivenessLimits.DEFAULT);
  }

  LeaseRig(LivenessLimits limits) {
    wheel = new LeaseWheel(limits, nodes::get);
    tick();
  }

  /** This is shown now. */
  Node show(Node node) {
    nodes.put(node.address(), node);
    wheel.show(node.address(), nextTick);
    return node;
  }

  Node show(String address, Condition condition) {
    return show(NodeFixtures.with(nodes.get(address), condition));
  }

  /** A node is shown, and its term begins. */
  Node live(String address, long incarnation) {
    Node node = show(NodeFixtures.node(address, NodeFixtures.incarnation(incarnation)));
    tick();
    return node;
  }

  void remove(String address) {
    nodes.remove(address);
    wheel.show(address, nextTick);
  }

  BeatOutcome beat(String address, UUID incarnation) {
    return beat(new Beat(address, incarnation, ++sequence, null, Beat.UNPROVEN));
  }

  BeatOutcome beat(Beat beat) {
    return wheel.beat(beat, atMs);
  }

  BeatOutcome beat(Node node) {
    return beat(node.address(), node.stay().incarnation());
  }

  BeatOutcome sick(Node node, String reason) {
    return beat(
        new Beat(node.address(), node.stay().incarnation(), ++sequence, reason, Beat.UNPROVEN));
  }

  void rules(Terms next) {
    terms = next;
  }

  /** The broker's clock moves without a tick. */
  void jump(long ms) {
    atMs += ms;
  }

  /** A tick of ours is written and comes back at once. */
  void tick() {
    comeBack(write());
  }

  /** A tick of ours is written, and stands behind a backlog. */
  long write() {
    return nextTick++;
  }

  void comeBack(long tick) {
    wheel.tick(atMs, tick, terms, said::add);
  }

  /** A tick that another wrote, as in a backlog. */
  void foreignTick() {
    wheel.tick(atMs, OwnTicks.FOREIGN, terms, said::add);
  }

  /** Lets time pass, with a tick at each interval. */
  LeaseRig pass(long ms) {
    for (long left = ms; left > 0; left -= TICK_MS) {
      jump(Math.min(left, TICK_MS));
      tick();
    }
    return this;
  }

  /** What was said since it was taken last. */
  List<ControlInput> said() {
    List<ControlInput> inputs = said.stream().map(Control::input).toList();
    said.clear();
    return inputs;
  }

  /** The same with the addresses. */
  List<Control> saidRecords() {
    List<Control> records = List.copyOf(said);
    said.clear();
    return records;
  }
}
