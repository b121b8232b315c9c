package io.rejoin.agent;

import io.rejoin.agent.core.Wellbeing;
import io.rejoin.schemas.value.Health;

/**
 * What is known of the node's health, from the probe and from its owner. It is unhealthy when
 * either says so; the load is the owner's. Safe for any thread.
 */
final class Vitals {

  private Wellbeing probed = Wellbeing.UP;
  private Wellbeing reported = Wellbeing.UP;

  synchronized Wellbeing probed(Wellbeing next) {
    probed = next;
    return together();
  }

  synchronized Wellbeing reported(Wellbeing next) {
    reported = next;
    return together();
  }

  private Wellbeing together() {
    boolean ownerDecides = reported.health() == Health.UNHEALTHY;
    return (ownerDecides ? reported : probed).loaded(reported.load());
  }
}
