/**
 * Clients and backends of a gate: what they send, and how fast it comes. Blocking sockets, a thread
 * a connection. Knows nothing of Rejoin.
 */
package io.rejoin.bench.traffic;
