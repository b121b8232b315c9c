package io.rejoin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.standalone.Await;
import io.rejoin.standalone.Distribution;
import io.rejoin.standalone.client.Door;
import io.rejoin.standalone.up.Ports;
import io.rejoin.standalone.up.Standalone;
import io.rejoin.standalone.up.UpPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What {@code rejoin up --ephemeral} starts, with leases so long that nobody needs to beat. */
final class RunningCluster implements AutoCloseable {

  /** The realm that the gate serves. */
  static final String REALM = "gated";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SETTINGS =
      Map.of("suspect.after.ms", "43200000", "term.ms", "86400000");

  private final Lifecycle life = new Lifecycle();
  private final List<Throwable> failures = new ArrayList<>();
  private final List<ServerSocket> backends = new ArrayList<>();
  private final Standalone cluster;

  private RunningCluster(Path folder) {
    UpPlan plain = UpPlan.ephemeral(folder.resolve("data"), Distribution.in(folder), REALM);
    this.cluster =
        new Standalone(plain.withSettings(SETTINGS), (part, cause) -> failures.add(cause));
    cluster.parts().forEach(life::add);
  }

  static RunningCluster start(Path folder) {
    RunningCluster running = new RunningCluster(folder);
    assertThat(running.life.start()).isEmpty();
    return running;
  }

  String door() {
    return cluster.door().toString();
  }

  /** Starts another cluster on the same brokers, under another prefix, and lists its nodes. */
  CommandRun nodesOfSecondCluster(Path data) {
    UpPlan plan =
        new UpPlan(
            data,
            true,
            data.resolveSibling("nothing-is-here"),
            "127.0.0.1",
            new Ports(0, 0, 0, 0),
            Map.of(REALM, 0),
            Optional.of(cluster.bootstrapServers()),
            Optional.of(cluster.schemaRegistryUrl()),
            Map.of("topic.prefix", "second."));
    Standalone second = new Standalone(plan, (part, cause) -> failures.add(cause));
    Lifecycle secondLife = new Lifecycle();
    second.parts().forEach(secondLife::add);
    try {
      assertThat(secondLife.start()).isEmpty();
      String door = second.door().toString();
      await("its gate", () -> CommandRun.at(door, "nodes").out().contains("gate-1"));
      return CommandRun.at(door, "nodes");
    } finally {
      assertThat(secondLife.stop()).isEmpty();
    }
  }

  /** A command's words, followed by where Kafka and the schema registry are. */
  String[] withKafka(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--bootstrap-servers", cluster.bootstrapServers()));
    all.addAll(List.of("--schema-registry", cluster.schemaRegistryUrl()));
    return all.toArray(String[]::new);
  }

  /** Registers a router at which connections are taken; gives its incarnation. */
  String router(String address, String realm) {
    String incarnation = register(address, realm, openPort());
    await(
        address + " to be a route",
        () ->
            openDoor()
                .get("/v1/realms/" + realm)
                .path("routes")
                .findValuesAsText("address")
                .contains(address));
    return incarnation;
  }

  /** Of its own: an endpoint belongs to the node that claimed it last. */
  private int openPort() {
    try {
      ServerSocket backend = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      backends.add(backend);
      return backend.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers a router that nobody listens for. */
  void refusingRouter(String address, String realm) {
    register(address, realm, closedPort());
  }

  /** A port of this machine that nobody listens on. */
  static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String register(String address, String realm, int port) {
    ObjectNode body = JSON.createObjectNode().put("address", address);
    body.putArray("roles").add("ROUTER");
    body.putArray("realms").add(realm);
    body.putArray("endpoints").addObject().put("host", "127.0.0.1").put("port", port);
    JsonNode result = openDoor().send("POST", "/v1/nodes/register", body);
    await(
        address + " to be listed",
        () ->
            openDoor()
                .get("/v1/nodes")
                .path("nodes")
                .findValuesAsText("address")
                .contains(address));
    return result.path("incarnation").asText();
  }

  private Door openDoor() {
    return new Door(cluster.door(), Optional.empty());
  }

  void awaitStatus(String address, String status) {
    Door door = openDoor();
    await(
        address + " to be " + status,
        () -> door.get("/v1/nodes/" + address).path("status").asText().equals(status));
  }

  void await(String what, BooleanSupplier holds) {
    try {
      Await.until(what, holds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    assertThat(life.stop()).isEmpty();
    assertThat(failures).isEmpty();
    backends.forEach(RunningCluster::close);
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
