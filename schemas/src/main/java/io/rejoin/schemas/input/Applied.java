package io.rejoin.schemas.input;

import io.rejoin.schemas.value.Sorted;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The revision of each realm's routes that a watcher has applied: its acknowledgement. Topic {@code
 * applied}, key: the watcher's address.
 *
 * @param incarnation of the watcher
 * @param revisions realm to revision, all realms that it follows
 */
public record Applied(UUID incarnation, SortedMap<String, Long> revisions) implements ControlInput {

  public Applied {
    revisions = Sorted.copyOf(revisions);
  }

  @Override
  public Kind kind() {
    return Kind.APPLIED;
  }
}
