package io.rejoin.agent.link;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;

/**
 * A way to the registry, for one address. Safe for any thread; no method waits for the network but
 * {@link #close}.
 */
public interface RegistryLink extends AutoCloseable {

  /** Begins to listen; to be called once, before anything is sent. */
  void open(LinkListener listener);

  /** Sends a registration or a leave; one that waits to be sent gives way to it. */
  void send(Registration registration);

  /** Sends a heartbeat; one that waits to be sent gives way to it. */
  void send(Heartbeat heartbeat);

  /** Sends a cluster-IP report; one that waits to be sent gives way to it. */
  void send(ClusterIpReport report);

  /** Where the registry is, in words, for logs. */
  String target();

  /** Ends it, within a few seconds; nothing is told any more. */
  @Override
  void close();
}
