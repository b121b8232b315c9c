package io.rejoin.schemas.serde.registry;

import org.apache.avro.Schema;

/** A schema and the id that stands for it in front of values. */
public record RegisteredSchema(int id, Schema schema) {}
