/**
 * The registry as a program: settings, the three stages in Kafka Streams, the feeds that they and
 * the door read from, the door itself, health and meters. Everything that the other packages need
 * of the outside is made here and handed in.
 */
package io.rejoin.registry.app;
