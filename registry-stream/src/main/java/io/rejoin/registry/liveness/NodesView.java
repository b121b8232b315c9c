package io.rejoin.registry.liveness;

import io.rejoin.schemas.state.Node;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What {@code nodes} shows. May be asked from any thread. */
public interface NodesView {

  /** The node of an address; null when there is none. */
  Node node(String address);

  /**
   * Follows the addresses that the filter takes: first all that are there, then every one that
   * changes.
   */
  Changes follow(Predicate<String> filter);

  /** Addresses that have changed since they were taken last. Used by one thread. */
  interface Changes extends AutoCloseable {

    /** Takes all that have changed, each once; the view shows that change, or a later one. */
    void take(Consumer<String> changed);

    @Override
    void close();
  }
}
