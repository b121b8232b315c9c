package io.rejoin.agent.link;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;

/** Is told what comes back from the registry; by several threads, and must return at once. */
public interface LinkListener {

  /** Hears nothing. */
  LinkListener NOBODY = new DeafListener();

  /** A result for the link's address was read; it may be the answer to another process. */
  void answered(Result result);

  /** A kick of the link's address was read; it may be of another incarnation. */
  void kicked(Kick kick);

  /** A job was given to, or taken from, an incarnation of the link's address. */
  void assigned(Assignment assignment);

  /** The registry does not know the sender of this heartbeat as the current incarnation. */
  void disowned(Heartbeat heartbeat);

  /** It was taken: by the broker, or by the registry's door. */
  void acked(Heartbeat heartbeat);

  /** It was taken: by the broker, or by the registry's door. */
  void acked(ClusterIpReport report);

  /** It could not be delivered. */
  void undelivered(Registration registration, String why);

  /** It could not be delivered. */
  void undelivered(Heartbeat heartbeat, String why);

  /** It could not be delivered. */
  void undelivered(ClusterIpReport report, String why);
}
