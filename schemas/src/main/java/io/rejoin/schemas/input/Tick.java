package io.rejoin.schemas.input;

/**
 * The control log's clock: once a second from whoever owns the intake. Its append time is all that
 * it says.
 */
public record Tick() implements ControlInput {

  @Override
  public Kind kind() {
    return Kind.TICK;
  }
}
