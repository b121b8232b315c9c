package io.rejoin.registry.app;

import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.runtime.feed.FeedMark;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.Marks;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules in force, as the marks in {@code nodes} tell them; the settings' own before the first
 * mark.
 */
final class RulesInForce implements Supplier<Rules> {

  private final Marks marks;
  private volatile Rules rules;
  private volatile boolean known;

  RulesInForce(Feed<Node> nodes, Marks marks, Rules untilKnown) {
    this.marks = marks;
    this.rules = untilKnown;
    nodes.addListener(this::note);
  }

  private void note(FeedDelta<Node> delta) {
    Optional<FeedMark> mark = delta.after().mark();
    if (mark.isPresent() && isNews(mark.get())) {
      rules = marks.position(mark.get().headers()).rules();
      known = true;
    }
  }

  private boolean isNews(FeedMark mark) {
    return !known || mark.plain().rules() != rules.version();
  }

  @Override
  public Rules get() {
    return rules;
  }

  /** Whether a mark has told them. */
  boolean isKnown() {
    return known;
  }
}
