/**
 * Serialisers in Confluent's wire format: magic byte 0, the schema's id as a 4-byte big-endian
 * number, then the value in Avro's binary encoding. A null value is a null, without an envelope.
 *
 * <p>{@link io.rejoin.schemas.serde.AvroSerializer} and {@link
 * io.rejoin.schemas.serde.AvroDeserializer} take the settings that users of Confluent's serialisers
 * know, and {@link io.rejoin.schemas.serde.ValueSerdes} makes whichever class the configuration
 * names, so that Confluent's own can take their place. Values are generic records: no class is ever
 * loaded because a schema names it.
 *
 * <p>Reading is a row of checks, cheapest first: size → framing → known id → expected record type →
 * decode within limits → nothing left over. Avro's own limits on what one value may allocate stand
 * in the JVM's system properties {@code org.apache.avro.limits.*} and hold here too.
 *
 * <p>Everything is safe on any thread once configured. Uses Avro, Kafka's client classes, {@link
 * io.rejoin.schemas.serde.registry} and {@link io.rejoin.schemas.serde.error}.
 */
package io.rejoin.schemas.serde;
