package io.rejoin.agent.core;

import io.rejoin.schemas.input.Heartbeat;
import java.util.UUID;

/**
 * Heartbeats of an accepted incarnation, and whether they arrive. None is ever queued: what was not
 * acknowledged is not sent again, the next one says it all. An isolation lasts until a heartbeat is
 * acknowledged or another incarnation accepted.
 */
final class Pulse {

  private final AgentPolicy policy;
  private final Draws draws;
  private Wellbeing wellbeing = Wellbeing.UP;
  private Lease lease;
  private boolean isolated;

  Pulse(AgentPolicy policy, Draws draws) {
    this.policy = policy;
    this.draws = draws;
  }

  /**
   * The stay of one incarnation.
   *
   * @param sequence of the last heartbeat sent
   * @param sentMs when it was sent
   * @param ackedMs when one was acknowledged last, or the stay began
   */
  private record Lease(UUID incarnation, long sequence, long sentMs, long dueMs, long ackedMs) {

    Lease beaten(long nowMs, long nextMs) {
      return new Lease(incarnation, sequence + 1, nowMs, nextMs, ackedMs);
    }

    Lease noLaterThan(long latestMs) {
      return new Lease(incarnation, sequence, sentMs, Math.min(dueMs, latestMs), ackedMs);
    }

    Lease acked(long nowMs) {
      return new Lease(incarnation, sequence, sentMs, dueMs, nowMs);
    }
  }

  /** Begins to beat, at once. */
  void begin(UUID incarnation, Turn turn) {
    long nowMs = turn.nowMs();
    lease = new Lease(incarnation, 0, nowMs - policy.spacingMs(), nowMs, nowMs);
    backInTouch(turn);
  }

  void stop() {
    lease = null;
  }

  boolean isIsolated() {
    return isolated;
  }

  Wellbeing wellbeing() {
    return wellbeing;
  }

  /** A change of health is said at once, a change of load with the next heartbeat. */
  void feel(Wellbeing next) {
    boolean urgent = next.differsFrom(wellbeing);
    wellbeing = next;
    if (urgent && lease != null) {
      lease = lease.noLaterThan(lease.sentMs() + policy.spacingMs());
    }
  }

  /** Takes an acknowledgement; whether it ends an isolation. */
  boolean acked(Heartbeat beat, Turn turn) {
    if (lease == null || !lease.incarnation().equals(beat.incarnation())) {
      return false;
    }
    lease = lease.acked(turn.nowMs());
    return backInTouch(turn);
  }

  void due(Turn turn) {
    if (lease == null) {
      return;
    }
    if (turn.nowMs() >= lease.dueMs()) {
      beat(turn);
    }
    if (!isolated && turn.nowMs() >= cutOffMs()) {
      isolated = true;
      turn.warn(Lines.isolated(turn.nowMs() - lease.ackedMs(), policy.fence()));
      turn.act(new Action.Isolate(true, policy.fence()));
    }
  }

  long dueMs() {
    if (lease == null) {
      return Long.MAX_VALUE;
    }
    return isolated ? lease.dueMs() : Math.min(lease.dueMs(), cutOffMs());
  }

  private boolean backInTouch(Turn turn) {
    boolean back = isolated;
    if (back) {
      isolated = false;
      turn.say(Lines.backInTouch());
      turn.act(new Action.Isolate(false, policy.fence()));
    }
    return back;
  }

  private void beat(Turn turn) {
    lease = lease.beaten(turn.nowMs(), turn.nowMs() + draws.around(policy.heartbeatMs()));
    turn.act(
        new Action.SendHeartbeat(
            new Heartbeat(
                lease.incarnation(),
                lease.sequence(),
                wellbeing.health(),
                wellbeing.reason(),
                wellbeing.load())));
  }

  private long cutOffMs() {
    return lease.ackedMs() + policy.termMs();
  }
}
