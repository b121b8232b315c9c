/** What all stages ask of Kafka Streams. Uses nothing of the registry. */
package io.rejoin.registry.stage;
