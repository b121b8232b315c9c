/**
 * The stage beside intake that listens for heartbeats, on soft state alone: who lives is known on
 * the heap of one task a partition, and nothing is written for a beat.
 *
 * <pre>
 *   heartbeats ──► LivenessProcessor ──► LeaseWheel ──► silence, return, count ──► control
 *    ▲  ▲                │  │                 ▲
 *    │  └── passed on ───┘  │                 └── what nodes shows (NodesView)
 *    └────── ticks ─────────┘ (the wall clock's only use)
 * </pre>
 *
 * <p>{@link io.rejoin.registry.liveness.LeaseWheel} and what it is made of know no Kafka.
 * Everything is confined to the stream thread of its task, but for {@link
 * io.rejoin.registry.liveness.NodesView}, which another thread feeds. Uses Kafka Streams, the
 * codecs and what intake has for reading records; knows nothing of the decision core.
 */
package io.rejoin.registry.liveness;
