/**
 * The settings of a program as one table: key, type, default, range and text, from which reading,
 * checking and the page about them all come.
 *
 * <p>A setting is taken from the first of these that has it:
 *
 * <ol>
 *   <li>the command line,
 *   <li>the environment: {@code heartbeat.interval.ms} is {@code REJOIN_HEARTBEAT_INTERVAL_MS},
 *   <li>the properties file,
 *   <li>the default.
 * </ol>
 *
 * <p>Read once, on the main thread; {@link io.rejoin.runtime.config.Settings} is immutable. Uses
 * Kafka's {@code ConfigDef} and configuration providers.
 */
package io.rejoin.runtime.config;
