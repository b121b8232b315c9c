package io.rejoin.schemas.state;

import io.rejoin.schemas.input.ClusterIpReport;

/**
 * A cluster-IP report of an incarnation that has not registered yet.
 *
 * @param address whose
 */
public record PendingReach(String address, ClusterIpReport report) {}
