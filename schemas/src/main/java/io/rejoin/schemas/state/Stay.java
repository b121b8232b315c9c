package io.rejoin.schemas.state;

import java.util.UUID;

/**
 * One stay of a node: an accepted incarnation.
 *
 * @param epoch the revision at which it was accepted: the fencing number
 * @param acceptedAtMs when
 * @param origin the machine it spoke from
 * @param agent program and version that registered it
 */
public record Stay(UUID incarnation, long epoch, long acceptedAtMs, String origin, String agent) {}
