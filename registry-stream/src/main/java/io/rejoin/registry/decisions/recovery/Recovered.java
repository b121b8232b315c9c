package io.rejoin.registry.decisions.recovery;

import java.util.List;

/**
 * What is to be done before the first input.
 *
 * @param nextOffset of the control record that comes next
 * @param rewritings of state topics that are behind the store
 * @param rebuilt whether the stores were empty and have been filled
 */
public record Recovered(long nextOffset, List<Rewriting> rewritings, boolean rebuilt) {

  public Recovered {
    rewritings = List.copyOf(rewritings);
  }

  /** Whether there is something that must be committed though no input comes. */
  public boolean hasWritten() {
    return rebuilt || !rewritings.isEmpty();
  }
}
