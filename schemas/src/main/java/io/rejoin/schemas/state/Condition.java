package io.rejoin.schemas.state;

import io.rejoin.schemas.input.BackendReport;
import java.util.List;

/**
 * Independent facts about a node; its status follows from them. Each is null (or empty) where it
 * does not hold.
 *
 * @param ended the stay is over
 * @param silence not heard of for a while
 * @param votes what watchers reported of it, one each, sorted by watcher
 * @param reported enough votes came together: suspect until heard again
 * @param unhealthy why, by its own word
 * @param draining takes nothing new
 * @param freeze no other incarnation is let in
 * @param withheld why its expiry is held back
 */
public record Condition(
    Ended ended,
    Silence silence,
    List<Vote> votes,
    boolean reported,
    String unhealthy,
    Draining draining,
    Freeze freeze,
    String withheld) {

  /** Nothing to say against it. */
  public static final Condition GOOD =
      new Condition(null, null, List.of(), false, null, null, null, null);

  public Condition {
    votes = List.copyOf(votes);
  }

  /**
   * A stay that is over.
   *
   * @param as EXPIRED or LEFT
   * @param clockMs since when
   */
  public record Ended(NodeStatus as, String cause, long clockMs) {}

  /**
   * A node that liveness does not hear.
   *
   * @param silentMs as said last
   * @param clockMs when silence was first said
   */
  public record Silence(long silentMs, long clockMs) {}

  /** What one watcher reported last, and when. */
  public record Vote(String watcher, BackendReport.Sighting sighting, long clockMs) {}

  /**
   * A node that takes nothing new.
   *
   * @param revision at which it began: drained when every gate has applied it
   * @param drained whether they have
   */
  public record Draining(String by, String reason, long revision, boolean drained) {}

  /**
   * A frozen address.
   *
   * @param untilClockMs when it thaws; {@link Long#MAX_VALUE} for an operator's freeze
   */
  public record Freeze(String by, String reason, long untilClockMs) {}

  /** The one word for all of it, the gravest first. */
  public NodeStatus status() {
    if (ended != null) {
      return ended.as();
    }
    if (freeze != null) {
      return NodeStatus.FROZEN;
    }
    if (isSuspect()) {
      return NodeStatus.SUSPECT;
    }
    if (unhealthy != null) {
      return NodeStatus.UNHEALTHY;
    }
    return draining == null ? NodeStatus.AVAILABLE : NodeStatus.DRAINING;
  }

  /** Silent, or reported by enough watchers: reversible. */
  public boolean isSuspect() {
    return silence != null || reported;
  }

  /** Whether new work may go there. A freeze alone does not stop its holder from serving. */
  public boolean isRoutable() {
    return ended == null && !isSuspect() && unhealthy == null && draining == null;
  }

  public Condition withEnded(Ended next) {
    return new Condition(next, null, List.of(), false, null, draining, freeze, null);
  }

  public Condition withSilence(Silence next) {
    return new Condition(ended, next, votes, reported, unhealthy, draining, freeze, withheld);
  }

  public Condition withVotes(List<Vote> next, boolean nowReported) {
    return new Condition(ended, silence, next, nowReported, unhealthy, draining, freeze, withheld);
  }

  public Condition withUnhealthy(String next) {
    return new Condition(ended, silence, votes, reported, next, draining, freeze, withheld);
  }

  public Condition withDraining(Draining next) {
    return new Condition(ended, silence, votes, reported, unhealthy, next, freeze, withheld);
  }

  public Condition withFreeze(Freeze next) {
    return new Condition(ended, silence, votes, reported, unhealthy, draining, next, withheld);
  }

  public Condition withWithheld(String next) {
    return new Condition(ended, silence, votes, reported, unhealthy, draining, freeze, next);
  }

  /** Heard again: neither silent nor reported, and nothing withheld. */
  public Condition heard() {
    return new Condition(ended, null, List.of(), false, unhealthy, draining, freeze, null);
  }
}
