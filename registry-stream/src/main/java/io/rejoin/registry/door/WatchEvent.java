package io.rejoin.registry.door;

/**
 * One change as a watcher sees it.
 *
 * @param stream whose revision it raises
 * @param revision of the change
 * @param name {@code node}, {@code leader}, {@code routes}, {@code kick} or {@code removed}
 * @param data as JSON
 */
record WatchEvent(Stream stream, long revision, String name, Object data) {

  /** The topics that a watcher follows; each has its own order. */
  enum Stream {
    NODES,
    LEADERS,
    ROUTES,
    KICKS
  }
}
