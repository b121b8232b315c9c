package io.rejoin.schemas.state;

import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Sorted;
import java.util.List;

/**
 * Where a node can be reached.
 *
 * @param endpoints sorted; those taken over by another node are no longer among them
 * @param version counts up with each change, over the whole life of the node id
 * @param reportVersion of the cluster-IP report applied last in this stay; 0 when none was
 */
public record Reach(List<Endpoint> endpoints, long version, long reportVersion) {

  public Reach {
    endpoints = Sorted.distinct(endpoints);
  }
}
