package io.rejoin.schemas.input;

import java.util.UUID;

/**
 * An operator's order. Topic {@code commands}, key: address, or realm for {@link
 * Order#MOVE_LEADER}.
 *
 * @param issuer who gives it
 * @param target the address that shall lead; null for every other order
 * @param incarnation only if this one is still current; null means whichever is
 */
public record Command(
    Order order, String requestId, String issuer, String reason, String target, UUID incarnation)
    implements ControlInput {

  /** What an operator can order. */
  public enum Order {
    DRAIN,
    UNDRAIN,
    KICK,
    REMOVE,
    FREEZE,
    UNFREEZE,
    MOVE_LEADER
  }

  @Override
  public Kind kind() {
    return Kind.COMMAND;
  }
}
