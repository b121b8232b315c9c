package io.rejoin.registry.door;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.History;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Reach;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.state.Stay;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** What the registry would show. */
final class DoorFixtures {

  static final UUID INCARNATION = new UUID(1, 1);
  static final UUID NODE_ID = new UUID(2, 2);

  private DoorFixtures() {}

  static Node node(String address, long revision, String... realms) {
    return node(address, revision, Condition.GOOD, List.of(realms));
  }

  static Node node(String address, long revision, Condition condition, List<String> realms) {
    Profile profile =
        new Profile(address, "server", List.of(Role.ROUTER), realms, Capabilities.NONE);
    return new Node(
        address,
        NODE_ID,
        condition.status(),
        0,
        profile,
        new Stay(INCARNATION, revision, 0, "origin", "agent"),
        new Reach(List.of(), 1, 0),
        null,
        condition,
        new History(0, 0, List.of(), List.of()),
        null,
        new TreeMap<>(),
        new TreeMap<>(),
        revision);
  }

  static Routes routes(String realm, long revision) {
    return new Routes(realm, List.of(), List.of(), "there is no router", 0, revision);
  }

  static Result result(String requestId, Result.Outcome outcome, Result.Refusal refusal) {
    return new Result(
        requestId, INCARNATION, outcome, refusal, "said " + outcome, null, null, 0, 7);
  }
}
