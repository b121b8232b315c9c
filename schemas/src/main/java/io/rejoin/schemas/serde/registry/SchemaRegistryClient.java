package io.rejoin.schemas.serde.registry;

import org.apache.avro.Schema;

/**
 * The four questions that serialisers put to a schema registry.
 *
 * <p>Every method may block, and throws a {@link io.rejoin.schemas.serde.error.SerdeException}
 * whose kind says whether asking again can help. Interrupting the thread ends a call with Kafka's
 * {@link org.apache.kafka.common.errors.InterruptException}.
 */
public interface SchemaRegistryClient {

  /**
   * Adds a schema to a subject, unless it is there.
   *
   * @return the schema's id, the same for each repetition
   * @throws io.rejoin.schemas.serde.error.IncompatibleSchemaException if the subject's
   *     compatibility level forbids it
   * @throws io.rejoin.schemas.serde.error.UnusableSchemaException if the registry finds it invalid
   */
  int register(String subject, Schema schema);

  /**
   * The id that a schema has in a subject, or else a schema of the same canonical form: that one
   * may differ in documentation and layout, never in bytes.
   *
   * @throws io.rejoin.schemas.serde.error.UnregisteredSchemaException if the subject lacks it
   */
  int lookup(String subject, Schema schema);

  /**
   * The schema that an id stands for, in every subject.
   *
   * @throws io.rejoin.schemas.serde.error.UnknownSchemaException if no URL knows the id
   * @throws io.rejoin.schemas.serde.error.UnusableSchemaException if it is no self-contained Avro
   *     schema
   */
  Schema byId(int id);

  /**
   * The last version of a subject.
   *
   * @throws io.rejoin.schemas.serde.error.UnregisteredSchemaException if the subject has none
   */
  RegisteredSchema latest(String subject);
}
