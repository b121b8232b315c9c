/**
 * A whole cluster from a seed, through the production wiring: the processors of intake, liveness
 * and decisions with their real serdes, proofs, stores and recovery; the feeds that follow them;
 * the controller of gates. Simulated are the broker ({@link io.rejoin.registry.simulation.Broker}),
 * what of Kafka Streams runs a task ({@link io.rejoin.registry.simulation.Task}), the agents and
 * the way between them, which loses, doubles, delays and reorders.
 *
 * <p>After each record the rules of the design's invariants are checked, by their numbers; at the
 * end of a scenario the control log is played again through the production topology. One thread
 * plays one scenario; nothing is shared but the codecs. A failure names its seed, and the seed
 * alone plays it again.
 */
package io.rejoin.registry.simulation;
