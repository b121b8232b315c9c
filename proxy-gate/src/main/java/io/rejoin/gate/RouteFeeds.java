package io.rejoin.gate;

import io.rejoin.gate.core.GateView;
import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.runtime.feed.FeedOptions;
import io.rejoin.runtime.feed.FeedReader;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.ready.Condition.Verdict;
import io.rejoin.runtime.topic.TopicValues;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Routes;
import java.time.Duration;

/**
 * Routes and kicks on their way into the control room. The view counts as complete once both topics
 * have been read to their end. A key that vanishes changes nothing: the registry removes neither,
 * so the topic was lost or cleaned, and what was known last is served on.
 */
final class RouteFeeds implements Part {

  /** A gate serves on while the registry is away, so an old view makes it no less ready. */
  private static final Duration ANY_AGE = Duration.ofDays(3_650);

  private final FeedReader reader;
  private final Feed<Routes> routes;
  private final Feed<Kick> kicks;
  private final ControlRoom room;

  RouteFeeds(GateTools tools, ControlRoom room) {
    TopicValues values = tools.values();
    this.room = room;
    this.reader = new FeedReader("gate-feed", FeedOptions.STANDARD, tools.reading());
    this.routes = reader.follow(values.source(values.topics().routes(), Codecs.ROUTES));
    this.kicks = reader.follow(values.source(values.topics().kicks(), Codecs.KICK));
    routes.addListener(delta -> room.change(view -> routed(view, delta)));
    kicks.addListener(delta -> room.change(view -> kicked(view, delta)));
    routes.addListener(delta -> completeWhenBothAre());
    kicks.addListener(delta -> completeWhenBothAre());
  }

  /** Whether the topics have been read to their end. */
  Verdict readiness() {
    Verdict ofRoutes = routes.readiness(ANY_AGE);
    return ofRoutes.met() ? kicks.readiness(ANY_AGE) : ofRoutes;
  }

  @Override
  public String name() {
    return reader.name();
  }

  @Override
  public Duration stopBudget() {
    return reader.stopBudget();
  }

  @Override
  public void start() throws Exception {
    reader.start();
  }

  @Override
  public void stop() throws Exception {
    reader.stop();
  }

  private void completeWhenBothAre() {
    boolean complete = routes.image().caughtUp() && kicks.image().caughtUp();
    if (complete && !room.view().caughtUp()) {
      room.change(GateView::withAllRead);
    }
  }

  static GateView routed(GateView view, FeedDelta<Routes> delta) {
    GateView next = view;
    for (Change<Routes> change : delta.changes()) {
      next = change.isRemoval() ? next : next.routed(change.after());
    }
    return next;
  }

  static GateView kicked(GateView view, FeedDelta<Kick> delta) {
    GateView next = view;
    for (Change<Kick> change : delta.changes()) {
      next = change.isRemoval() ? next : next.kicked(change.key(), change.after().epoch());
    }
    return next;
  }
}
