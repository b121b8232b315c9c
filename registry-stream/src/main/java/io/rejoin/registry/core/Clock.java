package io.rejoin.registry.core;

import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.ReservedKeys;

/**
 * Time, as the log has it. A tick moves the clock by the append time since the tick before, at
 * least 0 and at most two intervals: so nobody's time runs while the broker is away, and a broker's
 * clock that jumps changes nothing.
 */
final class Clock {

  /** Nodes that one tick looks at; the rest wait for the next. */
  private static final int NODES_PER_TICK = 256;

  /** A heartbeat partition that has not counted for so long is reported. */
  private static final long COUNT_MISSED_MS = 5_000;

  private Clock() {}

  static void startLog(Turn turn) {
    LogStarted started = (LogStarted) turn.control().input();
    Position position = turn.cluster().position();
    if (turn.at().revision() != started.base()) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
      return;
    }
    String text =
        "Control log of cluster %s begins at revision %d"
            .formatted(started.cluster(), started.base());
    turn.move(
        What.LOG_STARTED,
        PositionEdit.of(position).log(started.cluster(), started.base()).done(),
        Story.of(text));
  }

  static void adoptRules(Turn turn) {
    Rules rules = (Rules) turn.control().input();
    Rules before = turn.rules();
    if (rules.version() <= before.version()) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
      return;
    }
    String text = "Rules %d are in force".formatted(rules.version());
    Story story = new Story(Story.REGISTRY, before.toString(), rules.toString(), text);
    turn.move(
        What.RULES_CHANGED, PositionEdit.of(turn.cluster().position()).rules(rules).done(), story);
  }

  static void count(Turn turn) {
    LivenessCounted counted = (LivenessCounted) turn.control().input();
    Position position = turn.cluster().position();
    turn.move(
        What.POSITION_MOVED,
        PositionEdit.of(position).counted(counted.partition()).done(),
        Story.UNTOLD);
  }

  static void tick(Turn turn) {
    Position before = turn.cluster().position();
    long sinceMs = before.tickAtMs() < 0 ? 0 : turn.at().atMs() - before.tickAtMs();
    long stepMs = Math.max(0, Math.min(sinceMs, 2 * before.rules().tickMs()));
    long clockMs = before.clockMs() + stepMs;
    turn.move(
        What.POSITION_MOVED,
        PositionEdit.of(before).clock(clockMs, turn.at().atMs()).done(),
        Story.UNTOLD);
    thaw(turn, clockMs);
    removeForgotten(turn, clockMs);
    Breaker.review(turn, clockMs);
    missCounts(turn, before, clockMs);
  }

  private static void thaw(Turn turn, long clockMs) {
    for (String address : turn.cluster().thawingBefore(clockMs + 1, NODES_PER_TICK)) {
      Node node = turn.cluster().node(address);
      Condition thawed = node.condition().withFreeze(null);
      Story story =
          Story.of("Node %s is no longer frozen: nobody has challenged it".formatted(address));
      turn.change(What.NODE_THAWED, NodeEdit.of(node).condition(thawed), story);
    }
  }

  private static void removeForgotten(Turn turn, long clockMs) {
    long endMs = clockMs - turn.rules().removalAfterMs() + 1;
    for (String address : turn.cluster().endedBefore(endMs, NODES_PER_TICK)) {
      Node node = turn.cluster().node(address);
      Removals.remove(
          turn, node, Story.REGISTRY, "it has been gone for too long", Kick.Cause.REMOVED);
    }
  }

  private static void missCounts(Turn turn, Position before, long clockMs) {
    before
        .counted()
        .forEach(
            (partition, atClockMs) -> {
              long limitMs = atClockMs + COUNT_MISSED_MS;
              if (before.clockMs() < limitMs && clockMs >= limitMs) {
                String text =
                    "Expected heartbeat partition %d to be counted every second, but it was last %d ms ago"
                        .formatted(partition, clockMs - atClockMs);
                turn.note(What.LIVENESS_STOPPED, ReservedKeys.CLUSTER, Story.of(text));
              }
            });
  }
}
