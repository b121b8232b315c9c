package io.rejoin.schemas.state;

import java.util.UUID;

/**
 * A leader change, and until the next one the state. Topic {@code leaders}, key: realm. Never a
 * tombstone, so leader epochs never start again.
 *
 * @param address of the leader; null when the realm has none, as the other three then are
 * @param nodeEpoch epoch of the leader's incarnation
 * @param leaderEpoch the revision at which it became leader, or the realm lost its last one
 * @param predecessor address of the leader before; null for none
 * @param cause in words
 */
public record Leader(
    String realm,
    String address,
    UUID nodeId,
    UUID incarnation,
    Long nodeEpoch,
    long leaderEpoch,
    String predecessor,
    String cause,
    long atMs,
    long revision) {}
