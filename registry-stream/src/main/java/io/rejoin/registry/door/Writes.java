package io.rejoin.registry.door;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What nodes and operators say: appended, and answered when the registry has decided. */
final class Writes {

  private static final Duration VIEW = Duration.ofSeconds(2);

  private final Views views;
  private final Inputs inputs;
  private final WrittenTopics topics;
  private final InputWriter writer;
  private final PendingAnswers answers;
  private final Bearer bearer;

  Writes(
      Views views, Inputs inputs, WrittenTopics topics, InputWriter writer, Gatehouse gatehouse) {
    this.views = views;
    this.inputs = inputs;
    this.topics = topics;
    this.writer = writer;
    this.answers = gatehouse.answers();
    this.bearer = gatehouse.bearer();
  }

  /** Who may come in, and what they wait for. */
  record Gatehouse(PendingAnswers answers, Bearer bearer) {}

  void addTo(RoutesConfig routes) {
    routes.post("/v1/nodes/register", this::register);
    routes.post("/nodes/register", this::register);
    routes.post("/v1/nodes/{address}/leave", this::leave);
    routes.post("/v1/nodes/{address}/cluster-ip", this::clusterIp);
    routes.put("/v1/nodes/{address}/job", this::job);
    routes.post("/v1/nodes/{address}/commands", this::command);
    routes.delete("/v1/nodes/{address}", context -> remove(context, context.pathParam("address")));
    routes.delete("/nodes/{address}", context -> remove(context, context.pathParam("address")));
    routes.put("/v1/realms/{realm}/leader", this::moveLeader);
  }

  private void register(Context context) {
    Bodies.Registration body = Requests.body(context, Bodies.Registration.class);
    String address = Requests.key(body.address(), "address");
    Registration registration = inputs.registration(body, context.ip());
    answered(context, address, registration, registration.profile().name());
  }

  private void leave(Context context) {
    Bodies.Leave body = Requests.body(context, Bodies.Leave.class);
    Requests.required(body.incarnation(), "incarnation");
    String address = Requests.pathKey(context, "address");
    answered(context, address, inputs.leave(body, context.ip()), address);
  }

  private void answered(Context context, String address, Registration registration, String name) {
    Optional<Signature> signature = bearer.signature(context, address);
    CompletableFuture<Result> answer = answers.expect(address, registration.requestId());
    append(context, topics.registrations(), address, registration, signature)
        .accept(
            answer
                .thenCompose(result -> seen(result, views.nodes()))
                .thenAccept(result -> Statuses.send(context, result, address, name)));
  }

  private void clusterIp(Context context) {
    Bodies.ClusterIp body = Requests.body(context, Bodies.ClusterIp.class);
    Requests.required(body.incarnation(), "incarnation");
    Requests.required(body.endpoints(), "endpoints");
    String address = Requests.pathKey(context, "address");
    Optional<Signature> signature = bearer.signature(context, address);
    taken(context, topics.clusterIps(), address, inputs.clusterIp(body), signature);
  }

  private void job(Context context) {
    Bodies.Job body = Requests.body(context, Bodies.Job.class);
    Requests.required(body.incarnation(), "incarnation");
    var assignment = inputs.job(body);
    Optional<Signature> signature = bearer.signature(context, assignment.scheduler());
    String address = Requests.pathKey(context, "address");
    taken(context, topics.assignments(), address, assignment, signature);
  }

  private void command(Context context) {
    Bodies.Order body = Requests.body(context, Bodies.Order.class);
    Requests.required(body.order(), "order");
    if (body.order() == Command.Order.MOVE_LEADER) {
      throw Requests.invalid(
          "Expected an order about a node, but it is MOVE_LEADER: PUT /v1/realms/REALM/leader does that");
    }
    ordered(context, Requests.pathKey(context, "address"), inputs.order(body), views.nodes());
  }

  private void moveLeader(Context context) {
    Bodies.LeaderMove body = Requests.body(context, Bodies.LeaderMove.class);
    Requests.required(body.address(), "address");
    ordered(context, Requests.pathKey(context, "realm"), inputs.leaderMove(body), views.leaders());
  }

  private void remove(Context context, String idOrAddress) {
    Node node = find(idOrAddress);
    String reason = "by " + context.ip();
    ordered(
        context,
        node.address(),
        inputs.order(new Bodies.Order(Command.Order.REMOVE, null, reason, null)),
        views.nodes());
  }

  private Node find(String idOrAddress) {
    var image = views.nodes().image();
    return image
        .get(idOrAddress)
        .or(() -> byId(idOrAddress))
        .orElseThrow(() -> Reads.unknown("node", idOrAddress));
  }

  private Optional<Node> byId(String text) {
    return views.nodes().image().values().stream()
        .filter(node -> node.nodeId().toString().equals(text))
        .findFirst();
  }

  private void ordered(Context context, String key, Command command, Feed<?> changed) {
    Optional<Signature> signature = bearer.signature(context, command.issuer());
    CompletableFuture<Result> answer = answers.expect(key, command.requestId());
    append(context, topics.commands(), key, command, signature)
        .accept(
            answer
                .thenCompose(result -> seen(result, changed))
                .thenAccept(result -> Statuses.sendOrder(context, result)));
  }

  /**
   * Holds an acceptance back until this instance's own view shows it, so that who is told of it can
   * read it here; when the view is late the answer does not wait for it.
   */
  private static CompletableFuture<Result> seen(Result result, Feed<?> view) {
    return result.accepted()
        ? view.awaitRevision(result.revision(), VIEW).handle((image, late) -> result)
        : CompletableFuture.completedFuture(result);
  }

  private <V> void taken(
      Context context, TopicCodec<V> codec, String key, V value, Optional<Signature> signature) {
    CompletableFuture<Void> nothingElse = CompletableFuture.completedFuture(null);
    append(context, codec, key, value, signature)
        .accept(nothingElse.thenRun(() -> context.status(202).json(new Shown.Taken(true))));
  }

  /** Appends, and then lets the answer come; either failing is told as unavailable. */
  private <V> Consumer<CompletableFuture<Void>> append(
      Context context, TopicCodec<V> codec, String key, V value, Optional<Signature> signature) {
    CompletableFuture<Void> stored = writer.append(codec, key, value, signature);
    return answer ->
        context.future(
            () ->
                stored
                    .thenCompose(nothing -> answer)
                    .exceptionally(failure -> Unavailable.tell(context, failure)));
  }
}
