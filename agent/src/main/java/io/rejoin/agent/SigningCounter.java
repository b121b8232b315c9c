package io.rejoin.agent;

import io.rejoin.agent.memory.MemoryKeeper;
import io.rejoin.schemas.proof.ProofCounter;
import java.time.Clock;

/**
 * Keeps the counter of an agent's proofs credible. The memory is always ahead of what may have been
 * signed, and seldom written for it; and until the registry has accepted a first registration,
 * every one that asks for it counts from the present: a registry that knows no counter of the node
 * takes none that is long past, however long it was away itself.
 */
final class SigningCounter {

  /** Signatures that may follow before the memory must be written again. */
  private static final long RESERVE = 1_000;

  private final ProofCounter counter;
  private final MemoryKeeper keeper;
  private final Clock wall;
  private boolean accepted;

  SigningCounter(ProofCounter counter, MemoryKeeper keeper, Clock wall) {
    this.counter = counter;
    this.keeper = keeper;
    this.wall = wall;
  }

  /** A registration is about to be signed. */
  void beforeAsking() {
    if (!accepted) {
      counter.passOverBelow(wall.millis());
    }
    beforeSaying();
  }

  /** Something is about to be signed. */
  void beforeSaying() {
    long used = counter.last();
    keeper.change(
        memory -> used + RESERVE / 10 > memory.counter() ? memory.counted(used + RESERVE) : memory);
  }

  /** From now on the registry knows a counter; a clock that jumps moves this one no further. */
  void accepted() {
    accepted = true;
  }
}
