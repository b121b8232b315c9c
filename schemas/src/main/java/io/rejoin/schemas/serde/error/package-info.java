/**
 * What can go wrong between a value and its bytes, one exception a cause.
 *
 * <p>All extend {@link org.apache.kafka.common.errors.SerializationException}, so that code that
 * knows Kafka only still catches them, and each says by its {@link
 * io.rejoin.schemas.serde.error.SerdeException.Kind kind} whether the record is to be set aside or
 * to be tried again. Immutable, safe on any thread. Uses Kafka's client classes and nothing of
 * ours.
 */
package io.rejoin.schemas.serde.error;
