/**
 * The first stage: reads every input topic but heartbeats, checks sizes and keys, decodes, verifies
 * proofs, and appends what it finds to the control log with its source in headers. The order in
 * which it appends is the order that counts.
 *
 * <p>{@link io.rejoin.registry.intake.IntakeTopology} builds it. It decides nothing: a proof that
 * fails goes on with its verdict, and only what cannot be read at all is set aside in dead-letters.
 *
 * <p>At least once: after a crash records are forwarded again, and the source headers let the
 * decision stage drop them. All state is one offset a source partition, on the heap of its task;
 * processors are confined to their stream thread. Uses Kafka Streams and the codecs; knows nothing
 * of the decision core.
 */
package io.rejoin.registry.intake;
