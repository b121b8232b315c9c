package io.rejoin.agent.reach;

import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * The node's services at its present cluster IP.
 *
 * @param services none for a node that serves nothing, such as a worker
 */
public record Reachability(ClusterIp clusterIp, List<Service> services) {

  public Reachability {
    services = List.copyOf(services);
  }

  /** All endpoints, looked up now; empty when there is a service but no cluster IP. */
  public Optional<List<Endpoint>> endpoints() {
    if (services.stream().allMatch(service -> service.host() != null)) {
      return Optional.of(services.stream().map(service -> service.at("")).sorted().toList());
    }
    return clusterIp
        .find()
        .map(host -> services.stream().map(service -> service.at(host)).sorted().toList());
  }
}
