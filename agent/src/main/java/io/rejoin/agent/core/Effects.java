package io.rejoin.agent.core;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;

/** The outside world, as the machine's actions act on it. */
public interface Effects {

  /** Sends a registration or a leave. */
  void send(Registration registration);

  /** Sends a heartbeat; none is sent again. */
  void send(Heartbeat heartbeat);

  /** Sends where the node can be reached; the highest version wins. */
  void send(ClusterIpReport report);

  /** Says something to people. */
  void announce(Level level, String line);

  /** The registration was read back. */
  void registered(Standing standing);

  /** The incarnation is over; whatever it held must be dropped. */
  void lost(Loss loss);

  /** The agent has begun, or ceased, to be out of touch with the registry. */
  void isolated(boolean isolated, boolean fenced);

  /**
   * The node has another job.
   *
   * @param job null for none
   */
  void job(String job);

  /** It is over; nothing follows. */
  void ended(Ending ending, String text);

  /** How grave a line is. */
  enum Level {
    INFO,
    WARN,
    ERROR
  }
}
