package io.rejoin.registry.decisions;

import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.decisions.wire.Said;
import java.util.List;

/**
 * An outcome with its records.
 *
 * @param isTick whether it was the clock that was decided on
 * @param failure why the record could not be decided; empty if it was
 */
record Decision(Outcome outcome, List<Said> said, boolean isTick, String failure) {

  boolean hasFailed() {
    return !failure.isEmpty();
  }
}
