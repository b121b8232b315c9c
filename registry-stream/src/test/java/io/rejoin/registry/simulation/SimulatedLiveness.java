package io.rejoin.registry.simulation;

import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.value.Health;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What liveness says, as the contract has it and by the plainest means: leases by log clock, a
 * fresh term for what it has not seen before, levels said again at every tick.
 */
final class SimulatedLiveness {

  private final Map<UUID, Long> heardMs = new HashMap<>();
  private final Set<UUID> unwell = new HashSet<>();
  private final SimulatedLog log;

  SimulatedLiveness(SimulatedLog log) {
    this.log = log;
  }

  void beat(UUID incarnation, boolean well) {
    heardMs.put(incarnation, log.cluster().position().clockMs());
    if (well) {
      unwell.remove(incarnation);
    } else {
      unwell.add(incarnation);
    }
  }

  /** When the incarnation was heard last, or its fresh term began; null when it is not tracked. */
  Long heardMs(UUID incarnation) {
    return heardMs.get(incarnation);
  }

  /** Another instance takes over: it knows nothing, and gives everybody a fresh term. */
  void restart() {
    heardMs.clear();
  }

  void tick() {
    for (Node node : List.copyOf(log.cluster().nodes().values())) {
      if (node.status().isLive()) {
        say(node);
      }
    }
  }

  private void say(Node node) {
    UUID incarnation = node.stay().incarnation();
    long clockMs = log.cluster().position().clockMs();
    Long known = heardMs.putIfAbsent(incarnation, clockMs);
    long silentMs = known == null ? 0 : clockMs - known;
    Condition condition = node.condition();
    boolean silentShown = condition.silence() != null;
    boolean lapsed = silentMs >= log.cluster().position().rules().termMs();
    boolean suspect = silentMs >= log.cluster().position().rules().suspectAfterMs();
    if (suspect && (!silentShown || lapsed)) {
      log.appendOwn(node.address(), new NodeSilent(incarnation, silentMs));
    } else if (!suspect && (silentShown || differs(condition, incarnation, silentMs))) {
      Health health = unwell.contains(incarnation) ? Health.UNHEALTHY : Health.UP;
      log.appendOwn(node.address(), new NodeHeard(incarnation, health, "its probe fails"));
    }
  }

  private boolean differs(Condition condition, UUID incarnation, long silentMs) {
    boolean refutes = condition.reported() && silentMs == 0;
    return refutes || (condition.unhealthy() != null) != unwell.contains(incarnation);
  }
}
