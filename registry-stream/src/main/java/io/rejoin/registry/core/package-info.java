/**
 * The pure decision core: a function of the control log and of nothing else.
 *
 * <p>{@link io.rejoin.registry.core.Decisions} takes a view of the cluster and one control record,
 * and gives an {@link io.rejoin.registry.core.Outcome}: events in order, what they changed, and the
 * answer. Nobody else changes state, live or on replay.
 *
 * <p>No Kafka, wall clock, logger, randomness or hash order in here: whatever is iterated is
 * sorted. Not thread-safe, and used by one thread a cluster.
 */
package io.rejoin.registry.core;
