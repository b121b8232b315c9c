package io.rejoin.registry.decisions;

import io.rejoin.registry.core.Arrival;
import io.rejoin.registry.core.ClusterView;
import io.rejoin.registry.core.Outcome;
import io.rejoin.schemas.input.Control;

/** Decides a control record, as {@link io.rejoin.registry.core.Decisions#decide} does. */
@FunctionalInterface
public interface Decider {

  /** What comes of the record; null if it was decided before. */
  Outcome decide(ClusterView cluster, Control control, Arrival arrival);
}
