/**
 * The topics as others see them: names, keys, headers, settings and the reason of each; and what
 * makes them and holds them against the catalogue.
 *
 * <p>{@link io.rejoin.schemas.topic.Topics} is the catalogue, from which {@code docs/topics.md} is
 * generated. {@link io.rejoin.schemas.topic.TopicAdmin} is the only class here that talks to
 * brokers, with {@link io.rejoin.schemas.topic.ControlLog} and what it reads for that. It blocks
 * and is used by one thread at start; everything else is immutable. The package may use the values,
 * the codecs and Kafka's clients.
 */
package io.rejoin.schemas.topic;
