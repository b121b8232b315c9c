package io.rejoin.agent.reach;

import java.util.Optional;

/** Finds the cluster IP: the host under which other machines reach this node. */
public interface ClusterIp {

  /** An IP address or host name; empty when there is none now, as while the network is down. */
  Optional<String> find();

  /** One that was given. A host name stays a name: whoever connects resolves it. */
  static ClusterIp given(String host) {
    return () -> Optional.of(host);
  }
}
