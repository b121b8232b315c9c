package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.core.Arrival;
import io.rejoin.registry.core.What;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.state.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One input partition and the intake instances that forward it: the owner, which commits now and
 * then and may crash, and a straggler that has lost the partition and still forwards what it had in
 * hand.
 */
final class SimulatedIntake {

  private final String topicId;
  private final SplittableRandom random;
  private final SimulatedLog log;
  private final List<Control> source = new ArrayList<>();
  private final Forwarder owner = new Forwarder();
  private final Forwarder straggler = new Forwarder();
  private int committed;

  SimulatedIntake(String topicId, SplittableRandom random, SimulatedLog log) {
    this.topicId = topicId;
    this.random = random;
    this.log = log;
  }

  /**
   * A position in the source and the offset forwarded before; behind the end of its work it is
   * idle.
   */
  private static final class Forwarder {
    private int next;
    private int end;
    private Long before;
  }

  void produce(Control control) {
    source.add(control);
  }

  /** 3: whatever was produced has been decided, once. */
  void everythingWasTakenOnce() {
    Map<Long, Integer> taken = new TreeMap<>();
    for (SimulatedLog.Entry entry : log.entries()) {
      Position.Source from = entry.arrival().source();
      boolean dropped =
          entry.outcome().has(What.REPETITION_DROPPED) || entry.outcome().has(What.GAP_DROPPED);
      if (from != null && from.topicId().equals(topicId) && !dropped) {
        taken.merge(from.offset(), 1, Integer::sum);
      }
    }
    assertThat(taken.keySet()).as("3: taken of %s", topicId).hasSize(source.size());
    assertThat(taken.values()).as("3: times each was taken").allMatch(times -> times == 1);
  }

  boolean isIdle() {
    return owner.next == source.size();
  }

  /** Forwards a few records, the straggler's among them. */
  void run(int records) {
    for (int i = 0; i < records; i++) {
      if (straggler.next < straggler.end && random.nextInt(3) == 0) {
        forward(straggler);
      } else if (owner.next < source.size()) {
        if (owner.next + 1 < source.size() && random.nextInt(40) == 0) {
          loseOne();
        } else {
          forward(owner);
        }
        committed = random.nextInt(4) == 0 ? owner.next : committed;
      }
    }
  }

  void drain() {
    while (!isIdle()) {
      run(1);
    }
  }

  /**
   * The owner dies: what it had in hand may still arrive, and a new owner begins where the last
   * commit was.
   */
  void crash() {
    straggler.next = owner.next;
    straggler.end = Math.min(source.size(), owner.next + random.nextInt(4));
    straggler.before = owner.before;
    owner.next = committed;
    owner.before = null;
  }

  /**
   * A send fails while the next one is under way already; the owner stops and begins again before
   * it.
   */
  private void loseOne() {
    committed = Math.min(committed, owner.next);
    owner.before = (long) owner.next++;
    forward(owner);
    owner.next = committed;
    owner.before = null;
  }

  private void forward(Forwarder forwarder) {
    int offset = forwarder.next++;
    Position.Source from = new Position.Source(topicId, 0, offset);
    log.append(
        source.get(offset),
        new Arrival(log.entries().size(), log.brokerMs(), from, forwarder.before));
    forwarder.before = (long) offset;
  }
}
