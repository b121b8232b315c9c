package io.rejoin.registry.door;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedImage;
import io.rejoin.runtime.feed.FeedMark;
import io.rejoin.runtime.http.HttpRefusal;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Role;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Nodes and realms, from this instance's feeds, with revision and age. */
final class Reads {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Views views;

  Reads(Views views) {
    this.views = views;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/v1/nodes", context -> reading(context, views.nodes(), this::nodes));
    routes.get("/v1/nodes/{address}", context -> reading(context, views.nodes(), this::node));
    routes.get("/v1/realms", context -> reading(context, views.routes(), this::realms));
    routes.get("/v1/realms/{realm}", context -> reading(context, views.routes(), this::realm));
    routes.get("/nodes", context -> reading(context, views.nodes(), this::nodes));
  }

  /** Answers as of the revision that the caller wants, once the feed has it. */
  private static void reading(Context context, Feed<?> feed, Consumer<Context> answer) {
    long wanted = Requests.number(context, "minRevision", FeedImage.NO_REVISION);
    if (!feed.image().caughtUp()) {
      throw unavailable(
          "Expected the state of the cluster, but it is still being read: " + feed.health());
    }
    if (feed.image().revision() >= wanted) {
      answer.accept(context);
      return;
    }
    CompletableFuture<?> reached = feed.awaitRevision(wanted, PATIENCE);
    context.future(
        () ->
            reached
                .thenRun(() -> answer.accept(context))
                .exceptionally(failure -> late(context, feed, wanted)));
  }

  private static Void late(Context context, Feed<?> feed, long wanted) {
    String text =
        "Expected revision %d within %s, but the view is at %d: ask again, or another instance"
            .formatted(wanted, PATIENCE, feed.image().revision());
    context.status(503).json(new io.rejoin.runtime.http.ErrorBody("UNAVAILABLE", text));
    return null;
  }

  private static HttpRefusal unavailable(String text) {
    return new HttpRefusal(503, "UNAVAILABLE", text);
  }

  private void nodes(Context context) {
    FeedImage<Node> image = views.nodes().image();
    Predicate<Node> wanted = hasStatus(context.queryParam("status"));
    String realm = context.queryParam("realm");
    List<Shown.NodeView> shown =
        image.values().stream()
            .filter(wanted)
            .filter(node -> realm == null || node.profile().realms().contains(realm))
            .sorted(Comparator.comparing(Node::address))
            .map(Shown.NodeView::of)
            .toList();
    long ageMs = asOf(context, views.nodes());
    context.json(new Shown.NodeList(shown.size(), image.revision(), ageMs, shown));
  }

  private static Predicate<Node> hasStatus(String text) {
    if (text == null) {
      return node -> true;
    }
    NodeStatus wanted =
        Stream.of(NodeStatus.values())
            .filter(status -> status.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> noStatus(text));
    return node -> node.status() == wanted;
  }

  private static HttpRefusal noStatus(String text) {
    String expected = "Expected status to be one of %s, but it is '%s'";
    return Requests.invalid(expected.formatted(List.of(NodeStatus.values()), text));
  }

  private void node(Context context) {
    String address = context.pathParam("address");
    FeedImage<Node> image = views.nodes().image();
    Node node = image.get(address).orElseThrow(() -> unknown("node", address));
    long clockMs = image.mark().map(FeedMark::clockMs).orElse(0L);
    asOf(context, views.nodes());
    context.json(
        new Shown.NodeDetail(
            Shown.NodeView.of(node), Deadline.of(node, views.rules().get(), clockMs)));
  }

  private void realms(Context context) {
    FeedImage<Routes> image = views.routes().image();
    List<Shown.RealmView> shown =
        image.values().stream()
            .sorted(Comparator.comparing(Routes::realm))
            .map(this::view)
            .toList();
    long ageMs = asOf(context, views.routes());
    context.json(new Shown.RealmList(shown.size(), image.revision(), ageMs, shown));
  }

  private void realm(Context context) {
    String realm = context.pathParam("realm");
    Routes routes = views.routes().image().get(realm).orElseThrow(() -> unknown("realm", realm));
    asOf(context, views.routes());
    context.json(view(routes));
  }

  private Shown.RealmView view(Routes routes) {
    List<Shown.GateView> gates =
        views.nodes().image().values().stream()
            .filter(node -> followsAsGate(node, routes.realm()))
            .sorted(Comparator.comparing(Node::address))
            .map(node -> gate(node, routes.realm()))
            .toList();
    var leader = views.leaders().image().get(routes.realm()).orElse(null);
    return Shown.RealmView.of(routes, leader, gates);
  }

  private static boolean followsAsGate(Node node, String realm) {
    return node.status() == NodeStatus.AVAILABLE
        && node.profile().roles().contains(Role.PROXY)
        && node.profile().realms().contains(realm);
  }

  private static Shown.GateView gate(Node node, String realm) {
    return new Shown.GateView(node.address(), node.applied().getOrDefault(realm, -1L));
  }

  static HttpRefusal unknown(String what, String name) {
    String text = "Expected a %s, but there is none by the name %s".formatted(what, name);
    return new HttpRefusal(404, "NOT_FOUND", text);
  }

  /** Tells revision and age in headers; gives the age in ms, -1 when it is not known. */
  private static long asOf(Context context, Feed<?> feed) {
    long ageMs = feed.age().map(Duration::toMillis).orElse(-1L);
    context.header("Rejoin-Revision", String.valueOf(feed.image().revision()));
    context.header("Rejoin-Age-Ms", String.valueOf(ageMs));
    return ageMs;
  }
}
