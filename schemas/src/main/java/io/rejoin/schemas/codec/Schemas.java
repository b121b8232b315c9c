package io.rejoin.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The Avro schemas, parsed once from the resources {@code avro/}. Each top-level record and each
 * type that others use has its own file; what a file uses is parsed before it, so every parsed
 * schema is self-contained.
 */
final class Schemas {

  /** Files in the order in which they build on each other. */
  private static final List<String> FILES =
      List.of(
          "parts/Role",
          "parts/Health",
          "parts/Endpoint",
          "parts/Capabilities",
          "parts/Profile",
          "parts/RegistrationAction",
          "Registration",
          "ClusterIpReport",
          "Assignment",
          "Heartbeat",
          "parts/CommandOrder",
          "Command",
          "parts/Sighting",
          "BackendReport",
          "Applied",
          "parts/NodeSilent",
          "parts/NodeHeard",
          "parts/LivenessCounted",
          "parts/Tick",
          "parts/Breaker",
          "Rules",
          "parts/LogStarted",
          "parts/Verdict",
          "parts/Proof",
          "Control",
          "parts/NodeStatus",
          "parts/Stay",
          "parts/Reach",
          "parts/Ended",
          "parts/Silence",
          "parts/Vote",
          "parts/Draining",
          "parts/Freeze",
          "parts/Condition",
          "parts/Takeover",
          "parts/History",
          "parts/PendingReach",
          "Node",
          "Leader",
          "parts/Route",
          "parts/Fence",
          "Routes",
          "parts/Outcome",
          "parts/Refusal",
          "parts/Accepted",
          "parts/Holder",
          "Result",
          "parts/KickCause",
          "Kick",
          "Audit",
          "parts/SourcePosition",
          "parts/Holding",
          "parts/PartitionCount",
          "Position");

  private static final Map<String, Schema> BY_NAME = parseAll();

  private Schemas() {}

  /** The schema with this name, without namespace. */
  static Schema named(String name) {
    Schema schema = BY_NAME.get(name);
    if (schema == null) {
      throw new IllegalArgumentException("Expected a schema of this module, but it is " + name);
    }
    return schema;
  }

  private static Map<String, Schema> parseAll() {
    Schema.Parser parser = new Schema.Parser();
    return FILES.stream()
        .map(file -> parse(parser, file))
        .collect(Collectors.toUnmodifiableMap(Schema::getName, schema -> schema));
  }

  private static Schema parse(Schema.Parser parser, String file) {
    String path = "/avro/" + file + ".avsc";
    try (InputStream in = Schemas.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Expected the resource " + path + ", but it is missing");
      }
      return parser.parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
