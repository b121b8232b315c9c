package io.rejoin.schemas.input;

/**
 * Everything that the control log can carry. The log alone decides: nothing else reaches the
 * decision core.
 */
public sealed interface ControlInput
    permits Registration,
        ClusterIpReport,
        Assignment,
        Command,
        BackendReport,
        Applied,
        NodeSilent,
        NodeHeard,
        LivenessCounted,
        Tick,
        Rules,
        LogStarted {

  /** Which of the permitted types this is, for switches that the compiler checks. */
  Kind kind();

  /** The permitted types, in the order of the control schema's union. */
  enum Kind {
    REGISTRATION,
    CLUSTER_IP_REPORT,
    ASSIGNMENT,
    COMMAND,
    BACKEND_REPORT,
    APPLIED,
    NODE_SILENT,
    NODE_HEARD,
    LIVENESS_COUNTED,
    TICK,
    RULES,
    LOG_STARTED
  }
}
