package io.rejoin.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rejoin.standalone.Await;
import io.rejoin.standalone.client.Door;
import io.rejoin.standalone.client.DoorException;
import io.rejoin.standalone.up.Standalone;
import java.util.Optional;

/** The story's realm and its nodes, as the registry's door shows them now. For one thread. */
final class Realm {

  private final Standalone cluster;
  private final String name;
  private Door door;

  Realm(Standalone cluster, String name) {
    this.cluster = cluster;
    this.name = name;
    this.door = new Door(cluster.door(), Optional.empty());
  }

  /** Returns when the registry shows that many routes; gives the monotonic time. */
  long awaitRoutes(int routes) throws InterruptedException {
    Await.until(routes + " routes", () -> routes() == routes);
    return System.nanoTime();
  }

  private int routes() {
    return shown().path("routes").size();
  }

  String leader() {
    return shown().path("leader").asText("");
  }

  String leaderCause() {
    return shown().path("leaderCause").asText();
  }

  long revision() {
    return shown().path("revision").asLong();
  }

  Node node(String address) {
    return new Node(door().get("/v1/nodes/" + address));
  }

  /** The node as of a revision, which is awaited. */
  Node nodeAt(String address, long revision) {
    return new Node(door().get("/v1/nodes/%s?minRevision=%d".formatted(address, revision)));
  }

  /** The node by another incarnation, once both are routes again. */
  Optional<Node> returned(Node before) {
    return Optional.of(node(before.address()))
        .filter(node -> !node.incarnation().equals(before.incarnation()))
        .filter(node -> node.status().equals("AVAILABLE") && routes() == 2);
  }

  /** Before its first router registers, the registry does not know the realm. */
  private JsonNode shown() {
    try {
      return door().get("/v1/realms/" + name);
    } catch (DoorException e) {
      if (e.status() == 404) {
        return MissingNode.getInstance();
      }
      throw e;
    }
  }

  /** A restarted registry may listen elsewhere. */
  private Door door() {
    if (!door.base().equals(cluster.door())) {
      door = new Door(cluster.door(), Optional.empty());
    }
    return door;
  }
}
