package io.rejoin.schemas.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.RegistryRefusedException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import io.rejoin.schemas.serde.error.UnregisteredSchemaException;
import io.rejoin.schemas.serde.error.UnusableSchemaException;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * The four calls of Confluent's REST API and what their answers mean.
 *
 * <p>Goes by the status first and by the error code where the status leaves open what is missing,
 * since registries differ: Apicurio answers an incompatible schema with code 409 where Confluent
 * has 40901, registers with nothing but the id, and leaves bodies empty where it lacks a path.
 */
final class HttpSchemaRegistryClient implements SchemaRegistryClient {

  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int UNKNOWN_SCHEMA = 40403;

  /** Unknown subject, version, schema: what is asked for is not there. */
  private static final Set<Integer> NOT_THERE = Set.of(40401, 40402, UNKNOWN_SCHEMA);

  private static final String NORMALIZED = "?normalize=true";

  private final Failover registry;
  private final String query;

  /**
   * @param normalize whether the registry is to normalise schemas
   */
  HttpSchemaRegistryClient(Failover registry, boolean normalize) {
    this.registry = registry;
    this.query = normalize ? NORMALIZED : "";
  }

  @Override
  public int register(String subject, Schema schema) {
    RegistryCall call = post(subject, "/versions" + query, schema);
    RegistryReply reply = registry.ask(call);
    if (reply.status() == CONFLICT) {
      throw new IncompatibleSchemaException(
          schema.getFullName(), "the versions of subject " + subject, reply.description(), null);
    }
    if (reply.status() == UNPROCESSABLE) {
      throw new UnusableSchemaException(
          schema.getFullName() + " for subject " + subject, reply.description(), null);
    }
    return id(call, reply);
  }

  /**
   * Asks for the schema as it is and then, if the subject has no such text, for its normal form:
   * Apicurio 2 compares texts, so that a schema registered from a file is another one to it.
   */
  @Override
  public int lookup(String subject, Schema schema) {
    RegistryCall call = post(subject, query, schema);
    RegistryReply reply = registry.ask(call);
    if (reply.errorCode() == UNKNOWN_SCHEMA && query.isEmpty()) {
      call = post(subject, NORMALIZED, schema);
      reply = registry.ask(call);
    }
    if (NOT_THERE.contains(reply.errorCode())) {
      throw new UnregisteredSchemaException(subject, "this version of " + schema.getFullName());
    }
    return id(call, reply);
  }

  @Override
  public Schema byId(int id) {
    RegistryCall call = RegistryCall.get("/schemas/ids/" + id);
    RegistryReply reply = registry.ask(call);
    if (reply.errorCode() == UNKNOWN_SCHEMA) {
      throw new UnknownSchemaException(id);
    }
    return SchemaDocument.parse("schema id " + id, found(call, reply, "schema"));
  }

  @Override
  public RegisteredSchema latest(String subject) {
    RegistryCall call =
        RegistryCall.get("/subjects/" + RegistryCall.segment(subject) + "/versions/latest");
    RegistryReply reply = registry.ask(call);
    if (NOT_THERE.contains(reply.errorCode())) {
      throw new UnregisteredSchemaException(subject, "a schema");
    }
    JsonNode found = found(call, reply, "schema");
    return new RegisteredSchema(
        id(call, reply), SchemaDocument.parse("the latest schema of " + subject, found));
  }

  private RegistryCall post(String subject, String suffix, Schema schema) {
    String body = JsonNodeFactory.instance.objectNode().put("schema", schema.toString()).toString();
    return RegistryCall.post("/subjects/" + RegistryCall.segment(subject) + suffix, body);
  }

  private static int id(RegistryCall call, RegistryReply reply) {
    JsonNode id = found(call, reply, "id").get("id");
    if (!id.isIntegralNumber() || !id.canConvertToInt()) {
      throw refused(call, reply, "with an id that is no int");
    }
    return id.intValue();
  }

  /** The body of a success, which must have the field that was asked for. */
  private static JsonNode found(RegistryCall call, RegistryReply reply, String field) {
    if (!reply.isSuccess()) {
      throw refused(call, reply, "");
    }
    if (!reply.json().hasNonNull(field)) {
      throw refused(call, reply, "without \"" + field + "\"");
    }
    return reply.json();
  }

  private static RegistryRefusedException refused(
      RegistryCall call, RegistryReply reply, String addition) {
    return new RegistryRefusedException(
        call + " at " + reply.from(), (reply.description() + " " + addition).strip());
  }
}
