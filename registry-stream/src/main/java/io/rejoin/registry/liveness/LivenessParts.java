package io.rejoin.registry.liveness;

import io.rejoin.registry.intake.StageParts;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What liveness is made of. All of it is shared by its tasks, and used by several threads.
 *
 * @param stage what it has in common with intake
 * @param nodes what {@code nodes} shows
 * @param partitions how many {@code heartbeats} has; asked at each assignment
 * @param writers gives a new name at each assignment, which no other instance has
 */
public record LivenessParts(
    StageParts stage,
    NodesView nodes,
    IntSupplier partitions,
    Supplier<String> writers,
    LivenessLimits limits) {}
