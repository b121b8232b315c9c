package io.rejoin.schemas.input;

import io.rejoin.schemas.value.Health;
import java.util.UUID;

/**
 * A sign of life. Topic {@code heartbeats}, key: address. Soft state: it never enters the control
 * log.
 *
 * @param sequence counts up within an incarnation
 * @param reason why it is unhealthy; empty when it is up
 * @param load 0 idle to 1 full; negative when unknown
 */
public record Heartbeat(
    UUID incarnation, long sequence, Health health, String reason, double load) {}
