package io.rejoin.registry.door;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What answers carry, as JSON has it. Times are ISO 8601 in UTC. */
final class Shown {

  private Shown() {}

  record NodeView(
      UUID id,
      String address,
      String name,
      String type,
      String status,
      String statusSince,
      List<String> why,
      List<Role> roles,
      List<String> realms,
      List<Endpoint> endpoints,
      long endpointVersion,
      Capabilities capabilities,
      UUID incarnation,
      long epoch,
      String origin,
      String agent,
      String job,
      String registeredAt,
      String acceptedAt,
      long reRegistrations,
      long revision) {

    static NodeView of(Node node) {
      return new NodeView(
          node.nodeId(),
          node.address(),
          node.profile().name(),
          node.profile().type(),
          node.status().name(),
          time(node.statusSinceMs()),
          Why.of(node),
          node.profile().roles(),
          node.profile().realms(),
          node.reach().endpoints(),
          node.reach().version(),
          node.profile().capabilities(),
          node.stay().incarnation(),
          node.epoch(),
          node.stay().origin(),
          node.stay().agent(),
          node.job(),
          time(node.history().registeredAtMs()),
          time(node.stay().acceptedAtMs()),
          node.history().reRegistrations(),
          node.revision());
    }
  }

  /** One node, with what comes next for it. */
  record NodeDetail(@JsonUnwrapped NodeView node, String deadline) {}

  record NodeList(int count, long revision, long ageMs, List<NodeView> nodes) {}

  record RouteView(String address, long epoch, boolean leader, List<Endpoint> endpoints) {

    static RouteView of(Routes.Route route) {
      return new RouteView(route.address(), route.epoch(), route.leader(), route.endpoints());
    }
  }

  record GateView(String address, long applied) {}

  record RealmView(
      String realm,
      String leader,
      long leaderEpoch,
      String leaderCause,
      String leaderSince,
      String unserved,
      List<RouteView> routes,
      List<GateView> gates,
      long revision) {

    static RealmView of(Routes routes, Leader leader, List<GateView> gates) {
      return new RealmView(
          routes.realm(),
          leader == null ? null : leader.address(),
          leader == null ? 0 : leader.leaderEpoch(),
          leader == null ? "" : leader.cause(),
          leader == null ? null : time(leader.atMs()),
          routes.unserved(),
          routes.routes().stream().map(RouteView::of).toList(),
          gates,
          routes.revision());
    }
  }

  record RealmList(int count, long revision, long ageMs, List<RealmView> realms) {}

  record ResultView(
      String outcome,
      String refusal,
      String text,
      String requestId,
      UUID incarnation,
      UUID id,
      String address,
      String name,
      String status,
      Long epoch,
      String registeredAt,
      Long reRegistrations,
      boolean predecessor,
      String lostJob,
      Result.Holder holder,
      long retryAfterMs,
      long revision) {

    static ResultView of(String address, String name, Result result) {
      Result.Accepted node = result.node();
      return new ResultView(
          result.outcome().name(),
          result.refusal() == null ? null : result.refusal().name(),
          result.text(),
          result.requestId(),
          result.incarnation(),
          node == null ? null : node.nodeId(),
          address,
          name,
          node == null ? null : node.status().name(),
          node == null ? null : node.epoch(),
          node == null ? null : time(node.registeredAtMs()),
          node == null ? null : node.reRegistrations(),
          node != null && node.predecessor(),
          node == null ? null : node.lostJob(),
          result.holder(),
          result.retryAfterMs(),
          result.revision());
    }
  }

  record HeartbeatView(boolean current, String status, Long epoch, KickView kick, String job) {}

  record KickView(String cause, boolean comesBack, String text) {}

  record CommandView(String outcome, String text, long revision) {

    static CommandView of(Result result) {
      boolean done = result.outcome() == Result.Outcome.DONE;
      return new CommandView(done ? "DONE" : "REFUSED", result.text(), result.revision());
    }
  }

  record Taken(boolean taken) {}

  record AuditView(
      String key,
      String what,
      String by,
      String before,
      String after,
      String text,
      String at,
      long revision) {}

  record AuditList(List<AuditView> entries) {}

  static String time(long atMs) {
    return Instant.ofEpochMilli(atMs).toString();
  }
}
