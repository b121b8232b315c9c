package io.rejoin.registry.door;

import java.util.Set;
import java.util.function.Supplier;

/**
 * One change as a watcher sees it.
 *
 * @param step of the topic that it belongs to
 * @param last whether it is the last one of its step: whoever has seen it has seen the step
 * @param name {@code node}, {@code leader}, {@code routes}, {@code kick} or {@code removed}
 * @param data to be shown as JSON, made when somebody watches
 * @param realms that it is about; empty when it concerns every watcher
 */
record WatchEvent(Step step, boolean last, String name, Supplier<Object> data, Set<String> realms) {

  /** The topics that a watcher follows; each has its own order. */
  enum Stream {
    NODES,
    LEADERS,
    ROUTES,
    KICKS
  }

  /**
   * Changes that were read together.
   *
   * @param revision the highest of its topic once they are known
   * @param raises false when that was known before: the rest of what one decision said, or a
   *     straggler of another partition
   */
  record Step(Stream stream, long revision, boolean raises) {

    /** Whether a watcher who has come as far as this cursor may have missed something of it. */
    boolean isNewTo(Cursor seen) {
      long known = seen.of(stream);
      return revision > known || (revision == known && !raises);
    }
  }

  /** Whether one who watches a realm wants it. */
  boolean concerns(String realm) {
    return realm == null || realms.isEmpty() || realms.contains(realm);
  }
}
