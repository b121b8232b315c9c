package io.rejoin.schemas.input;

import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Sorted;
import java.util.List;
import java.util.UUID;

/**
 * Where a node can be reached now. Topic {@code cluster-ips}, key: address.
 *
 * @param version counts up within an incarnation; the highest one wins
 * @param endpoints all of them, sorted
 */
public record ClusterIpReport(UUID incarnation, long version, List<Endpoint> endpoints)
    implements ControlInput {

  public ClusterIpReport {
    endpoints = Sorted.distinct(endpoints);
  }

  @Override
  public Kind kind() {
    return Kind.CLUSTER_IP_REPORT;
  }
}
