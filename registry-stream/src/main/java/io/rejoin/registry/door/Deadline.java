package io.rejoin.registry.door;

import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import java.time.Duration;
import java.util.Locale;

/** What happens to a node next if nobody says anything more, and when by log clock. */
final class Deadline {

  private Deadline() {}

  /**
   * In a sentence.
   *
   * @param clockMs log clock, as far as the door has read
   */
  static String of(Node node, Rules rules, long clockMs) {
    Condition condition = node.condition();
    if (condition.ended() != null) {
      long leftMs = condition.ended().clockMs() + rules.removalAfterMs() - clockMs;
      return "removed in " + shown(leftMs) + " unless it registers";
    }
    if (condition.withheld() != null) {
      return "its term is over; expires when that is no longer withheld";
    }
    if (condition.silence() != null) {
      Condition.Silence silence = condition.silence();
      long leftMs = silence.clockMs() + rules.termMs() - silence.silentMs() - clockMs;
      return "expires in " + shown(leftMs) + " unless it is heard";
    }
    return "suspect after %s without a heartbeat, expired after %s"
        .formatted(shown(rules.suspectAfterMs()), shown(rules.termMs()));
  }

  /** Whole seconds, up: what is overdue is due with the next tick. */
  private static String shown(long ms) {
    Duration left = Duration.ofSeconds(Math.max(1, (ms + 999) / 1_000));
    return left.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
