package io.rejoin.registry.liveness;

import io.rejoin.schemas.state.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What {@code nodes} shows, set by hand, for one follower at a time. */
final class FakeNodes implements NodesView {

  private final Map<String, Node> shown = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private Predicate<String> filter = address -> false;

  void show(Node node) {
    shown.put(node.address(), node);
    change(node.address());
  }

  @Override
  public Node node(String address) {
    return shown.get(address);
  }

  @Override
  public Changes follow(Predicate<String> wanted) {
    filter = wanted;
    shown.keySet().forEach(this::change);
    return new Changes() {
      @Override
      public void take(Consumer<String> consumer) {
        List.copyOf(changed).forEach(consumer);
        changed.clear();
      }

      @Override
      public void close() {
        filter = address -> false;
      }
    };
  }

  boolean isFollowed() {
    return filter.test("any");
  }

  private void change(String address) {
    if (filter.test(address)) {
      changed.add(address);
    }
  }
}
