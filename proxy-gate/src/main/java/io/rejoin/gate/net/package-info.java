/**
 * The gate's sockets: listeners, waiting clients, connections to backends, and the pumps between.
 *
 * <p>Threads: the orders of {@link io.rejoin.gate.core.DataPlane} come from one control thread. A
 * client, its backend connection and the relay between them live on one event loop. What both sides
 * read is immutable and replaced whole, or atomic. Nothing here blocks an event loop.
 *
 * <pre>
 *   Listener ─► Arrival ─► RealmGate ─► BackendSlot ─► Dialer ─► Relay (two Pumps)
 *                  └─ WaitingRoom ◄──┘       └─ BackendWatch (probes)
 * </pre>
 *
 * It knows the gate's core and Netty, and neither Kafka nor the program around it.
 */
package io.rejoin.gate.net;
