/**
 * What the gate decides: a fold of the records that it reads, and the comparison of what should be
 * with what is. Everything is immutable and a pure function of its arguments: no sockets, no Kafka,
 * no clock, no randomness. Whoever calls picks the thread.
 *
 * <pre>
 *   routes, kicks, reached ─► GateView ─┐
 *                                       ├─► Planner ─► GateOperation… ─► DataPlane
 *                             Actual ◄──┘      └── each one applied ──► Actual
 * </pre>
 */
package io.rejoin.gate.core;
