package io.rejoin.registry.door;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.rejoin.runtime.http.HttpRefusal;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What requests carry, as JSON has it: everything that was left out is null. */
final class Bodies {

  private static final int MAX_PORT = 65_535;

  private Bodies() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Registration(
      String address,
      UUID incarnation,
      String requestId,
      String name,
      String type,
      List<Role> roles,
      List<String> realms,
      List<Place> endpoints,
      Offer capabilities,
      String origin,
      boolean force,
      String agent) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Place(String protocol, String host, int port) {

    /** The endpoint; one that no record can hold is refused with status 400. */
    Endpoint endpoint() {
      if (host == null || host.isBlank() || port < 1 || port > MAX_PORT) {
        String text = "Expected endpoints with a host and a port of 1 to 65535, but one is %s:%d";
        throw new HttpRefusal(400, "INVALID", text.formatted(host, port));
      }
      return new Endpoint(or(protocol, "tcp"), host, port);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Offer(
      String cpuModel,
      int cpuThreads,
      long memoryBytes,
      List<String> gpus,
      Map<String, String> labels) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Heartbeat(UUID incarnation, Long sequence, Health health, String reason, Double load) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ClusterIp(UUID incarnation, Long version, List<Place> endpoints) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Leave(UUID incarnation, String requestId, String reason) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Job(UUID incarnation, String job, String scheduler) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Order(Command.Order order, String issuer, String reason, UUID incarnation) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record LeaderMove(String address, String issuer, String reason) {}

  static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
