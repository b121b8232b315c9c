/**
 * The one place where immutable values become Avro records and come back.
 *
 * <p>{@link io.rejoin.schemas.codec.Codecs} has one codec a record; a codec knows shape only and
 * leaves rules to the decision core, names of topics to {@code io.rejoin.schemas.topic} and schema
 * ids to the serialisers. Schemas and field positions are resolved once, when the classes load.
 *
 * <p>All is immutable or confined to one call, and safe for any number of threads. It may use
 * Avro's generic records and Kafka's {@code Serializer} and {@code Deserializer}, nothing that
 * reads or writes a topic.
 */
package io.rejoin.schemas.codec;
