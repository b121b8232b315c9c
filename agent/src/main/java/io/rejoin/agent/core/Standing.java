package io.rejoin.agent.core;

import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import java.util.UUID;

/**
 * What an accepted registration gave the node.
 *
 * @param epoch the fencing number: goes into every handshake and report
 * @param reconnected whether the address had a registration before that this one goes on from
 * @param lostJob the job that the stay before had; null for none
 */
public record Standing(
    UUID nodeId,
    UUID incarnation,
    long epoch,
    long registeredAtMs,
    NodeStatus status,
    boolean reconnected,
    String lostJob) {

  /**
   * Reads it from an accepted result. A retry of a registration whose answer got lost is answered
   * AMENDED; only the count of re-registrations then tells whether there was one before.
   */
  static Standing of(Result result) {
    Result.Accepted node = result.node();
    boolean reconnected =
        result.outcome() == Result.Outcome.RE_REGISTERED || node.reRegistrations() > 0;
    return new Standing(
        node.nodeId(),
        result.incarnation(),
        node.epoch(),
        node.registeredAtMs(),
        node.status(),
        reconnected,
        node.lostJob());
  }
}
