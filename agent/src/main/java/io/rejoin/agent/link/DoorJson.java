package io.rejoin.agent.link;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import java.util.List;

/** What is said at the HTTP door, as its OpenAPI document has it. */
final class DoorJson {

  static final ObjectMapper JSON = new ObjectMapper();

  private DoorJson() {}

  static ObjectNode registration(String address, Registration said) {
    Profile profile = said.profile();
    ObjectNode json =
        JSON.createObjectNode()
            .put("address", address)
            .put("incarnation", said.incarnation().toString())
            .put("requestId", said.requestId())
            .put("name", profile.name())
            .put("type", profile.type())
            .put("origin", said.origin())
            .put("force", said.force())
            .put("agent", said.agent());
    profile.roles().forEach(role -> json.withArrayProperty("roles").add(role.name()));
    profile.realms().forEach(json.putArray("realms")::add);
    json.set("endpoints", endpoints(said.endpoints()));
    json.set("capabilities", capabilities(profile.capabilities()));
    return json;
  }

  static ObjectNode leave(Registration said) {
    return JSON.createObjectNode()
        .put("incarnation", said.incarnation().toString())
        .put("requestId", said.requestId())
        .put("reason", said.reason());
  }

  static ObjectNode heartbeat(Heartbeat said) {
    return JSON.createObjectNode()
        .put("incarnation", said.incarnation().toString())
        .put("sequence", said.sequence())
        .put("health", said.health().name())
        .put("reason", said.reason())
        .put("load", said.load());
  }

  static ObjectNode clusterIp(ClusterIpReport said) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("incarnation", said.incarnation().toString())
            .put("version", said.version());
    json.set("endpoints", endpoints(said.endpoints()));
    return json;
  }

  private static ArrayNode endpoints(List<Endpoint> endpoints) {
    ArrayNode json = JSON.createArrayNode();
    for (Endpoint endpoint : endpoints) {
      json.addObject()
          .put("protocol", endpoint.protocol())
          .put("host", endpoint.host())
          .put("port", endpoint.port());
    }
    return json;
  }

  private static ObjectNode capabilities(Capabilities capabilities) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("cpuModel", capabilities.cpuModel())
            .put("cpuThreads", capabilities.cpuThreads())
            .put("memoryBytes", capabilities.memoryBytes());
    capabilities.gpus().forEach(json.putArray("gpus")::add);
    ObjectNode labels = json.putObject("labels");
    capabilities.labels().forEach(labels::put);
    return json;
  }
}
