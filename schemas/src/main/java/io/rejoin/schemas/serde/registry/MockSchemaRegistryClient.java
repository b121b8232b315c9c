package io.rejoin.schemas.serde.registry;

import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import io.rejoin.schemas.serde.error.UnregisteredSchemaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * A registry in memory, for {@code mock://SCOPE}: all in this process who name a scope share it,
 * and it lives as long as the process.
 *
 * <p>As strict as the topics' contract: the same text has the same id in every subject, lookup goes
 * by canonical form where no text is the same, and every subject is {@code FULL_TRANSITIVE}.
 */
final class MockSchemaRegistryClient implements SchemaRegistryClient {

  private static final Map<String, MockSchemaRegistryClient> SCOPES = new ConcurrentHashMap<>();
  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, Integer> idsByText = new HashMap<>();
  private final Map<String, Set<Integer>> subjects = new HashMap<>();

  private MockSchemaRegistryClient() {}

  static MockSchemaRegistryClient ofScope(String scope) {
    return SCOPES.computeIfAbsent(scope, name -> new MockSchemaRegistryClient());
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    requireCompatible(subject, schema);
    int id = idsByText.computeIfAbsent(schema.toString(), text -> add(schema));
    subjects.computeIfAbsent(subject, name -> new LinkedHashSet<>()).add(id);
    return id;
  }

  @Override
  public synchronized int lookup(String subject, Schema schema) {
    Integer id = idsByText.get(schema.toString());
    return versions(subject).contains(id)
        ? id
        : sameForm(subject, schema)
            .orElseThrow(
                () ->
                    new UnregisteredSchemaException(
                        subject, "this version of " + schema.getFullName()));
  }

  @Override
  public synchronized Schema byId(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new UnknownSchemaException(id);
    }
    return schemas.get(id - 1);
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    int id =
        versions(subject).stream()
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new UnregisteredSchemaException(subject, "a schema"));
    return new RegisteredSchema(id, byId(id));
  }

  private int add(Schema schema) {
    schemas.add(schema);
    return schemas.size();
  }

  /** Ids in the order in which they came. */
  private Set<Integer> versions(String subject) {
    return subjects.getOrDefault(subject, Collections.emptySet());
  }

  private Optional<Integer> sameForm(String subject, Schema schema) {
    String form = SchemaNormalization.toParsingForm(schema);
    return versions(subject).stream()
        .filter(id -> SchemaNormalization.toParsingForm(byId(id)).equals(form))
        .findFirst();
  }

  private void requireCompatible(String subject, Schema schema) {
    try {
      FULL_TRANSITIVE.validate(schema, versions(subject).stream().map(this::byId).toList());
    } catch (SchemaValidationException incompatible) {
      throw new IncompatibleSchemaException(
          schema.getFullName(),
          "the versions of subject " + subject,
          incompatible.getMessage(),
          incompatible);
    }
  }
}
