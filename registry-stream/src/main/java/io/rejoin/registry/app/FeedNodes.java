package io.rejoin.registry.app;

import io.rejoin.registry.liveness.NodesView;
import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.schemas.state.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Liveness's view of {@code nodes}, by the instance's own feed. */
final class FeedNodes implements NodesView {

  private final Feed<Node> feed;

  FeedNodes(Feed<Node> feed) {
    this.feed = feed;
  }

  @Override
  public Node node(String address) {
    return feed.image().get(address).orElse(null);
  }

  @Override
  public Changes follow(Predicate<String> filter) {
    return new Queue(feed, filter);
  }

  /** Addresses that changed, each once until taken; bounded by the number of addresses. */
  private static final class Queue implements Changes {

    private final Predicate<String> filter;
    private final Runnable removal;
    private Set<String> changed = new LinkedHashSet<>();

    Queue(Feed<Node> feed, Predicate<String> filter) {
      this.filter = filter;
      this.removal = feed.addListener(this::note);
    }

    private synchronized void note(FeedDelta<Node> delta) {
      delta.changes().stream().map(Change::key).filter(filter).forEach(changed::add);
    }

    @Override
    public void take(Consumer<String> consumer) {
      drain().forEach(consumer);
    }

    private synchronized List<String> drain() {
      if (changed.isEmpty()) {
        return List.of();
      }
      List<String> drained = List.copyOf(changed);
      changed = new LinkedHashSet<>();
      return drained;
    }

    @Override
    public void close() {
      removal.run();
    }
  }
}
