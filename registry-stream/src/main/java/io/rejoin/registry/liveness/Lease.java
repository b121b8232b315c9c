package io.rejoin.registry.liveness;

import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.value.Health;
import java.util.Objects;
import java.util.UUID;

/**
 * What liveness knows of one live incarnation: when it was heard, and what {@code nodes} shows of
 * it. All times are log clock.
 *
 * <pre>
 *   tracked ── own tick ──► term runs ── suspectMs ──► silent ── termMs ──► past its term
 *                              ▲                          │                      │
 *                              └───────── beat ───────────┴──────────────────────┘
 * </pre>
 *
 * <p>At first it awaits one of our own ticks, written after {@code nodes} showed it: only when that
 * comes back does the log's position lie behind what {@code nodes} shows. Else a backlog would run
 * down the term of a node that was not there when it was written; and beats sent before a report
 * would take it back.
 */
final class Lease extends Link {

  private static final long NOT_YET = Long.MIN_VALUE;
  private static final long NO_TICK = 0;
  private static final long SAY_AGAIN_MS = 1_000;

  private Node shown;
  private Pulse pulse = Pulse.NONE;

  /** Number of the own tick after which beats count against what is shown. */
  private long awaitedTick;

  /** Whether such a beat has come. */
  private boolean beaten;

  private long heardMs = NOT_YET;

  /** When its return or health was said last. */
  private long toldMs = NOT_YET;

  /**
   * @param nextTick number of the own tick that is written next
   */
  Lease(Node shown, long nextTick) {
    this.shown = shown;
    this.awaitedTick = nextTick;
  }

  Node shown() {
    return shown;
  }

  boolean isOf(UUID incarnation) {
    return shown.isCurrent(incarnation);
  }

  /**
   * Takes up what is shown now of the same incarnation.
   *
   * @return whether it awaits the tick, since only later beats take back a new report
   */
  boolean show(Node node, long nextTick) {
    boolean newlyReported = node.condition().reported() && !shown.condition().reported();
    shown = node;
    if (newlyReported) {
      beaten = false;
      awaitedTick = nextTick;
    }
    return newlyReported;
  }

  /**
   * An own tick has come back.
   *
   * @return whether the term begins
   */
  boolean begin(long tick, long nowMs) {
    boolean awaited = awaitedTick == tick;
    boolean begins = awaited && heardMs == NOT_YET;
    awaitedTick = awaited ? NO_TICK : awaitedTick;
    heardMs = begins ? nowMs : heardMs;
    return begins;
  }

  /** Takes a beat that came before its incarnation was shown: it tells health, and no more. */
  void takeEarly(Beat beat) {
    if (!pulse.isReplayed(beat)) {
      pulse = pulse.with(beat);
      beaten = !shown.condition().isSuspect();
    }
  }

  BeatOutcome take(Beat beat, long atMs) {
    if (pulse.isReplayed(beat)) {
      return BeatOutcome.REPLAYED;
    }
    BeatOutcome taken = pulse.isRepeated(beat) ? BeatOutcome.REPEATED : BeatOutcome.RENEWED;
    pulse = pulse.with(beat);
    beaten |= awaitedTick == NO_TICK;
    heardMs = heardMs == NOT_YET ? NOT_YET : Math.max(heardMs, atMs);
    return taken;
  }

  /** What {@code nodes} should show and does not; null when it shows all. */
  ControlInput unsaid(long nowMs, Terms terms) {
    long silentMs = silentMs(nowMs);
    if (silentMs >= terms.suspectMs()) {
      boolean isShown = shown.condition().silence() != null && silentMs < terms.termMs();
      return isShown ? null : new NodeSilent(shown.stay().incarnation(), silentMs);
    }
    return hasReturned() ? heard() : null;
  }

  /** Whether its last beat tells other than {@code nodes} shows. */
  boolean hasReturned() {
    Condition condition = shown.condition();
    return beaten
        && (condition.isSuspect() || !Objects.equals(condition.unhealthy(), pulse.unhealthy()));
  }

  /** When its return or health may be said: each second. */
  long tellableMs(long nowMs) {
    return toldMs == NOT_YET ? nowMs : Math.max(nowMs, toldMs + SAY_AGAIN_MS);
  }

  /** When to look at it again if no beat comes, and what was said in the meantime is not shown. */
  long saidAt(long nowMs, ControlInput said, Terms terms) {
    toldMs = said instanceof NodeHeard ? nowMs : toldMs;
    return Math.min(nowMs + SAY_AGAIN_MS, thresholdMs(nowMs, terms));
  }

  /** When to look at it again if no beat comes; {@link #NEVER} while its term has not begun. */
  long thresholdMs(long nowMs, Terms terms) {
    long silentMs = silentMs(nowMs);
    if (heardMs == NOT_YET || silentMs >= terms.termMs()) {
      return NEVER;
    }
    return heardMs + (silentMs < terms.suspectMs() ? terms.suspectMs() : terms.termMs());
  }

  private long silentMs(long nowMs) {
    return heardMs == NOT_YET ? 0 : nowMs - heardMs;
  }

  private NodeHeard heard() {
    boolean up = pulse.unhealthy() == null;
    return new NodeHeard(
        shown.stay().incarnation(), up ? Health.UP : Health.UNHEALTHY, up ? "" : pulse.unhealthy());
  }
}
