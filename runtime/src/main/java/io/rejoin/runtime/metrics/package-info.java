/**
 * The meter registry of a program, what fills it by itself, and the name of every meter of the
 * shared parts.
 *
 * <p>Meters may be touched by any thread. Uses Micrometer and the Kafka clients' metrics.
 */
package io.rejoin.runtime.metrics;
