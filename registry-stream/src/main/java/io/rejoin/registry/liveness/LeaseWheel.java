package io.rejoin.registry.liveness;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.state.Node;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The leases of one heartbeat partition: takes beats, and at each tick says who is silent and who
 * has come back, as levels, until {@code nodes} shows it. A beat and an expiry cost the same
 * however many nodes there are.
 *
 * <p>Soft state: after a start every incarnation gets one fresh term. Knows no wall clock; not
 * thread-safe. It leaves to the decision core what silence means, and to its caller which addresses
 * belong to the partition.
 */
public final class LeaseWheel {

  private final LivenessLimits limits;
  private final Function<String, Node> nodes;
  private final LogClock clock;
  private final DueRing due;
  private final EarlyBeats early;
  private final Map<String, Lease> leases = new HashMap<>();
  private final Queue<Awaiting> awaiting = new ArrayDeque<>();

  /** A lease that waits for one of our own ticks; ticks rise from the head on. */
  private record Awaiting(long tick, Lease lease) {}

  /**
   * @param nodes what {@code nodes} shows of an address; null for nothing
   */
  public LeaseWheel(LivenessLimits limits, Function<String, Node> nodes) {
    this.limits = limits;
    this.nodes = nodes;
    this.clock = new LogClock(limits.tickMs());
    this.due = new DueRing(limits.tickMs());
    this.early = new EarlyBeats(limits.earlyBeats());
  }

  /** The clock at the last tick. */
  public long nowMs() {
    return clock.nowMs();
  }

  /** Incarnations with a lease. */
  public int tracked() {
    return leases.size();
  }

  /** How often a lease was looked at so far. */
  long touched() {
    return due.touched();
  }

  /**
   * {@code nodes} has changed at an address.
   *
   * @param nextTick number of the own tick that is written next; above 0
   */
  public void show(String address, long nextTick) {
    Node node = nodes.apply(address);
    Lease lease = leases.get(address);
    if (node == null || !node.status().isLive()) {
      forget(lease);
    } else if (lease == null || !lease.isOf(node.stay().incarnation())) {
      forget(lease);
      track(node, nextTick);
    } else if (lease.show(node, nextTick)) {
      awaiting.add(new Awaiting(nextTick, lease));
    } else {
      hurry(lease);
    }
  }

  /**
   * Takes a beat.
   *
   * @param atMs its append time
   */
  public BeatOutcome beat(Beat beat, long atMs) {
    Lease lease = leases.get(beat.address());
    if (lease == null || !lease.isOf(beat.incarnation())) {
      return stray(beat);
    }
    BeatOutcome taken = lease.take(beat, clock.at(atMs));
    hurry(lease);
    return taken;
  }

  /**
   * Moves the clock, and says what {@code nodes} should show and does not.
   *
   * @param atMs append time of the tick
   * @param ownTick its number if it is one of ours; 0 otherwise
   */
  public void tick(long atMs, long ownTick, Terms terms, Consumer<Control> say) {
    clock.tick(atMs);
    begin(ownTick, terms);
    Ration ration = new Ration(limits.statementsPerTick());
    due.visit(clock.nowMs(), lease -> review(lease, terms, ration, say));
  }

  private boolean review(Lease lease, Terms terms, Ration ration, Consumer<Control> say) {
    long nowMs = clock.nowMs();
    ControlInput unsaid = lease.unsaid(nowMs, terms);
    if (unsaid == null) {
      schedule(lease, lease.thresholdMs(nowMs, terms));
    } else if (ration.take()) {
      say.accept(Control.own(lease.shown().address(), unsaid));
      schedule(lease, lease.saidAt(nowMs, unsaid, terms));
    } else {
      return false;
    }
    return true;
  }

  private void begin(long ownTick, Terms terms) {
    while (!awaiting.isEmpty() && awaiting.peek().tick() <= ownTick) {
      Awaiting next = awaiting.remove();
      Lease lease = next.lease();
      boolean isTracked = leases.get(lease.shown().address()) == lease;
      if (isTracked && lease.begin(next.tick(), clock.nowMs())) {
        schedule(lease, Math.min(lease.dueMs(), lease.thresholdMs(clock.nowMs(), terms)));
      }
    }
  }

  private void track(Node node, long nextTick) {
    Lease lease = new Lease(node, nextTick);
    leases.put(node.address(), lease);
    awaiting.add(new Awaiting(nextTick, lease));
    Beat beat = early.take(node.address(), node.stay().incarnation());
    if (beat != null) {
      lease.takeEarly(beat);
      hurry(lease);
    }
  }

  private void forget(Lease lease) {
    if (lease != null) {
      lease.leave();
      leases.remove(lease.shown().address());
    }
  }

  /** A beat that fits no lease is early, unless its incarnation is known to be over. */
  private BeatOutcome stray(Beat beat) {
    Node node = nodes.apply(beat.address());
    boolean over = node != null && isOver(node, beat.incarnation());
    if (!over) {
      early.keep(beat);
    }
    return over ? BeatOutcome.STALE : BeatOutcome.EARLY;
  }

  private static boolean isOver(Node node, UUID incarnation) {
    boolean ended = node.isCurrent(incarnation) && !node.status().isLive();
    return ended || node.history().past().contains(incarnation);
  }

  /** Looks at a lease soon whose last beat tells other than {@code nodes} shows. */
  private void hurry(Lease lease) {
    if (lease.hasReturned()) {
      schedule(lease, Math.min(lease.dueMs(), lease.tellableMs(clock.nowMs())));
    }
  }

  private void schedule(Lease lease, long dueMs) {
    if (dueMs == Link.NEVER) {
      lease.leave();
    } else if (dueMs != lease.dueMs()) {
      due.put(lease, dueMs);
    }
  }
}
