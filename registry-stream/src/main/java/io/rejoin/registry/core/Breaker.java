package io.rejoin.registry.core;

import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.ReservedKeys;

/**
 * When much of the cluster falls silent at once, the registry suspects itself before it suspects
 * them. Expiries are then rationed; explicit leaves and deaths that watchers have reported pass;
 * after the longest hold the ration is raised tenfold, so nothing is withheld for ever.
 */
final class Breaker {

  private static final int RAISED = 10;

  private Breaker() {}

  /** Why this node's expiry is withheld, or null when it may go on. */
  static String withhold(Turn turn, Node node) {
    Position position = turn.cluster().position();
    long clockMs = turn.at().clockMs();
    Position.Holding holding = position.holding();
    if (holding == null && isMassSilence(turn)) {
      holding = hold(turn, clockMs);
    }
    if (holding == null || node.condition().reported()) {
      return null;
    }
    if (clockMs < holding.nextClockMs()) {
      return holding.reason();
    }
    long nextMs = clockMs + 1_000 / ration(turn.rules().breaker(), holding, clockMs);
    set(turn, new Position.Holding(holding.sinceClockMs(), nextMs, holding.reason()), Story.UNTOLD);
    return null;
  }

  /** Lets expiries go again once few enough are silent. */
  static void review(Turn turn, long clockMs) {
    Position.Holding holding = turn.cluster().position().holding();
    if (holding != null && isCalm(turn)) {
      long heldMs = clockMs - holding.sinceClockMs();
      set(turn, null, Story.of("Expiries are no longer withheld, after %d ms".formatted(heldMs)));
    }
  }

  private static Position.Holding hold(Turn turn, long clockMs) {
    String reason =
        "%d of %d nodes fell silent together, so the registry suspects itself"
            .formatted(turn.cluster().silent(), turn.cluster().live());
    long firstMs = clockMs + 1_000 / turn.rules().breaker().expiriesPerSecond();
    Position.Holding holding = new Position.Holding(clockMs, firstMs, reason);
    set(turn, holding, Story.of("Expiries are withheld: " + reason));
    return holding;
  }

  private static void set(Turn turn, Position.Holding holding, Story story) {
    Position position = PositionEdit.of(turn.cluster().position()).holding(holding).done();
    What what = holding == null ? What.EXPIRIES_RELEASED : What.EXPIRIES_HELD;
    turn.emit(new Event.PositionChanged(what, ReservedKeys.CLUSTER, position, story));
  }

  private static boolean isMassSilence(Turn turn) {
    Rules.Breaker breaker = turn.rules().breaker();
    int silent = turn.cluster().silent();
    return silent >= breaker.minSilent() && silentPercent(turn) >= breaker.closePercent();
  }

  private static boolean isCalm(Turn turn) {
    return silentPercent(turn) < turn.rules().breaker().openPercent();
  }

  private static long silentPercent(Turn turn) {
    int live = turn.cluster().live();
    return live == 0 ? 0 : 100L * turn.cluster().silent() / live;
  }

  private static long ration(Rules.Breaker breaker, Position.Holding holding, long clockMs) {
    boolean tooLong = clockMs - holding.sinceClockMs() >= breaker.maxHoldMs();
    return (long) breaker.expiriesPerSecond() * (tooLong ? RAISED : 1);
  }
}
