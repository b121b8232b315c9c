/**
 * A client of Confluent's Schema Registry API, as far as serialisers need it: register, look up,
 * resolve by id, ask for the latest.
 *
 * <p>Layers, outermost first: {@code CachingSchemaRegistryClient} (each answer once) → {@code
 * HttpSchemaRegistryClient} (the four calls and what their answers mean) → {@code Failover} (rounds
 * over the URLs, back-off) → {@code RegistryConnection} (one request, one deadline). A {@code
 * mock://} URL puts a registry inside this process in their place.
 *
 * <p>All clients are safe on any thread and block the calling one for as long as the retries last;
 * they start no thread of their own beyond those of {@link java.net.http.HttpClient}. Uses Avro,
 * Jackson, Kafka's configuration classes and {@link io.rejoin.schemas.serde.error}.
 */
package io.rejoin.schemas.serde.registry;
