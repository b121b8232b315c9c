package io.rejoin.registry.liveness;

import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.schemas.state.Node;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What {@code nodes} shows, by the feed that the whole program has in common. Of a change only the
 * address is kept until it is taken, so that a task that lags costs little.
 */
public final class FollowedNodes implements NodesView {

  private final Feed<Node> feed;

  public FollowedNodes(Feed<Node> feed) {
    this.feed = feed;
  }

  @Override
  public Node node(String address) {
    return feed.image().get(address).orElse(null);
  }

  @Override
  public Changes follow(Predicate<String> filter) {
    Set<String> changed = ConcurrentHashMap.newKeySet();
    Runnable leave = feed.addListener(delta -> note(delta, filter, changed));
    return new Following(changed, leave);
  }

  private static void note(FeedDelta<Node> delta, Predicate<String> filter, Set<String> changed) {
    delta.changes().stream().map(Change::key).filter(filter).forEach(changed::add);
  }

  /** Filled by the feed's thread, emptied by the task's. */
  private record Following(Set<String> changed, Runnable leave) implements Changes {

    /** Takes each out before it is looked at, so that a change in between is seen again. */
    @Override
    public void take(Consumer<String> consumer) {
      for (Iterator<String> next = changed.iterator(); next.hasNext(); ) {
        String address = next.next();
        next.remove();
        consumer.accept(address);
      }
    }

    @Override
    public void close() {
      leave.run();
    }
  }
}
