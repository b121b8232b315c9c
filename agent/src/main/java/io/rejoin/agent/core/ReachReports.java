package io.rejoin.agent.core;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.UUID;

/**
 * Cluster-IP reports of an accepted incarnation. Registrations carry the endpoints too, but travel
 * by another topic; so whenever one was accepted with others than the present ones, the present
 * ones are reported again under a higher version, and the highest version wins.
 */
final class ReachReports {

  private static final long NEVER = Long.MAX_VALUE;

  private final AgentPolicy policy;
  private final Draws draws;
  private long version;
  private boolean stale;
  private int failures;
  private long dueMs = NEVER;

  ReachReports(AgentPolicy policy, Draws draws) {
    this.policy = policy;
    this.draws = draws;
  }

  /** The endpoints are others now. */
  void changed(long nowMs) {
    stale = true;
    failures = 0;
    dueMs = nowMs;
  }

  /** A registration was accepted that carried what was offered then. */
  void registered(Offer carried, Offer present, long nowMs) {
    if (!carried.endpoints().equals(present.endpoints())) {
      changed(nowMs);
    }
  }

  /** The incarnation is over: the registration of the next one will carry the endpoints. */
  void stop() {
    stale = false;
    dueMs = NEVER;
  }

  void acked(long ackedVersion) {
    if (isUnderWay(ackedVersion)) {
      dueMs = NEVER;
    }
  }

  void failed(long failedVersion, long nowMs) {
    if (isUnderWay(failedVersion)) {
      failures++;
      dueMs = nowMs + policy.spacingMs() + draws.pauseMs(policy.backoff(), failures);
    }
  }

  void due(UUID incarnation, List<Endpoint> endpoints, Turn turn) {
    if (turn.nowMs() < dueMs) {
      return;
    }
    if (stale) {
      version++;
      stale = false;
    }
    dueMs = turn.nowMs() + policy.verifyMs() + draws.pauseMs(policy.backoff(), failures);
    turn.act(new Action.SendClusterIp(new ClusterIpReport(incarnation, version, endpoints)));
  }

  long dueMs() {
    return dueMs;
  }

  private boolean isUnderWay(long sentVersion) {
    return dueMs != NEVER && !stale && sentVersion == version;
  }
}
