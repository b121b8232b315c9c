package io.rejoin.schemas.state;

import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Sorted;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The authoritative state of a node, whole. Topic {@code nodes}, key: address.
 *
 * @param address the unique name that it registers with
 * @param nodeId kept by every later registration, until removed or forced anew
 * @param status what {@code condition} comes to
 * @param statusSinceMs when it came to that
 * @param stay the current incarnation, or the last one when it has ended
 * @param job id of the job assigned to this stay; null for none
 * @param pending a cluster-IP report of an incarnation that has not registered; null for none
 * @param counters the highest proof counter taken, by input topic
 * @param applied for a watcher: realm to the revision of its routes that it has applied
 * @param revision the control record that made this state
 */
public record Node(
    String address,
    UUID nodeId,
    NodeStatus status,
    long statusSinceMs,
    Profile profile,
    Stay stay,
    Reach reach,
    String job,
    Condition condition,
    History history,
    PendingReach pending,
    SortedMap<String, Long> counters,
    SortedMap<String, Long> applied,
    long revision) {

  public Node {
    counters = Sorted.copyOf(counters);
    applied = Sorted.copyOf(applied);
  }

  /** The fencing number of the current stay. */
  public long epoch() {
    return stay.epoch();
  }

  /** Whether this is the incarnation that the address stands for now. */
  public boolean isCurrent(UUID incarnation) {
    return stay.incarnation().equals(incarnation);
  }

  /** Whether clients of the realm may be sent here. */
  public boolean isRouteOf(String realm) {
    return profile.serves(realm) && condition.isRoutable() && !reach.endpoints().isEmpty();
  }
}
