package io.rejoin.registry.door;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;
import java.util.UUID;

/**
 * Heartbeats over HTTP. The answer tells what an agent with a Kafka client reads from {@code
 * kicks}: whether its incarnation is still the current one, and if not, why.
 */
final class Heartbeats {

  private final Views views;
  private final Inputs inputs;
  private final TopicCodec<Heartbeat> codec;
  private final InputWriter writer;
  private final Bearer bearer;

  Heartbeats(
      Views views, Inputs inputs, TopicCodec<Heartbeat> codec, InputWriter writer, Bearer bearer) {
    this.views = views;
    this.inputs = inputs;
    this.codec = codec;
    this.writer = writer;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/v1/nodes/{address}/heartbeat", this::beat);
  }

  private void beat(Context context) {
    Bodies.Heartbeat body = Requests.body(context, Bodies.Heartbeat.class);
    UUID incarnation = Requests.required(body.incarnation(), "incarnation");
    String address = Requests.pathKey(context, "address");
    var signature = bearer.signature(context, address);
    var stored = writer.append(codec, address, inputs.heartbeat(body), signature);
    context.future(
        () ->
            stored
                .thenRun(() -> context.json(standing(address, incarnation)))
                .exceptionally(failure -> Unavailable.tell(context, failure)));
  }

  private Shown.HeartbeatView standing(String address, UUID incarnation) {
    Node node = views.nodes().image().get(address).orElse(null);
    Shown.KickView kick =
        views
            .kicks()
            .image()
            .get(address)
            .filter(latest -> latest.incarnation().equals(incarnation))
            .map(Heartbeats::view)
            .orElse(null);
    if (node == null) {
      return new Shown.HeartbeatView(false, null, null, kick, null);
    }
    boolean current = node.isCurrent(incarnation) && node.status().isLive();
    return new Shown.HeartbeatView(
        current, node.status().name(), node.epoch(), kick, current ? node.job() : null);
  }

  private static Shown.KickView view(Kick kick) {
    return new Shown.KickView(kick.cause().name(), kick.cause().comesBack(), kick.text());
  }
}
