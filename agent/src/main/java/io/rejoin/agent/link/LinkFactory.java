package io.rejoin.agent.link;

import io.rejoin.schemas.proof.ProofCounter;

/** Makes the way to the registry once the agent knows what it needs. */
@FunctionalInterface
public interface LinkFactory {

  /**
   * A link that has not begun.
   *
   * @param address of the node that speaks
   * @param takesJobs whether it wants to hear of jobs given to the node
   * @param counter for its proofs, where the link signs
   */
  RegistryLink link(String address, boolean takesJobs, ProofCounter counter);
}
