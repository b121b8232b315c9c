/**
 * The gate as a program: settings, the feeds that it follows, its own registration, what it tells
 * the registry, health and meters. Decisions are in {@code core}, sockets in {@code net}; one
 * control thread stands between them.
 */
package io.rejoin.gate;
