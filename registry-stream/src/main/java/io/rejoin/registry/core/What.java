package io.rejoin.registry.core;

/**
 * What happened: the names of the audit trail, of the {@code rejoin-cause} header and of the
 * meters.
 */
public enum What {
  NODE_CREATED("NodeCreated"),
  NODE_RE_REGISTERED("NodeReRegistered"),
  NODE_AMENDED("NodeAmended"),
  NODE_TAKEN_OVER("NodeTakenOver"),
  NODE_LEFT("NodeLeft"),
  NODE_SUSPECTED("NodeSuspected"),
  NODE_HEARD("NodeHeard"),
  NODE_EXPIRED("NodeExpired"),
  NODE_KICKED("NodeKicked"),
  NODE_REMOVED("NodeRemoved"),
  NODE_FROZEN("NodeFrozen"),
  NODE_THAWED("NodeThawed"),
  HEALTH_CHANGED("HealthChanged"),
  ENDPOINTS_CHANGED("EndpointsChanged"),
  ENDPOINT_TAKEN("EndpointTaken"),
  CLUSTER_IP_KEPT("ClusterIpKept"),
  JOB_ASSIGNED("JobAssigned"),
  JOB_CLEARED("JobCleared"),
  DRAIN_STARTED("DrainStarted"),
  DRAIN_STOPPED("DrainStopped"),
  NODE_DRAINED("NodeDrained"),
  BACKEND_REPORTED("BackendReported"),
  ROUTES_APPLIED("RoutesApplied"),
  EXPIRY_WITHHELD("ExpiryWithheld"),
  LEADER_CHANGED("LeaderChanged"),
  LEADER_LOST("LeaderLost"),
  ROUTES_CHANGED("RoutesChanged"),
  EXPIRIES_HELD("ExpiriesHeld"),
  EXPIRIES_RELEASED("ExpiriesReleased"),
  LIVENESS_STOPPED("LivenessStopped"),
  RULES_CHANGED("RulesChanged"),
  LOG_STARTED("LogStarted"),
  POSITION_MOVED("PositionMoved"),
  REGISTRATION_REFUSED("RegistrationRefused"),
  INPUT_REFUSED("InputRefused"),
  STALE_DROPPED("StaleDropped"),
  REPETITION_DROPPED("RepetitionDropped"),
  GAP_DROPPED("GapDropped"),
  PROOF_TAKEN("ProofTaken"),
  DECISION_FAILED("DecisionFailed");

  private final String text;

  What(String text) {
    this.text = text;
  }

  /** The name that others see. */
  public String text() {
    return text;
  }
}
