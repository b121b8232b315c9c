package io.rejoin.schemas.input;

import java.util.UUID;

/**
 * A job given to an incarnation. Topic {@code assignments}, key: address.
 *
 * @param job the job's id; null takes the job away
 * @param scheduler who gave it, for people
 */
public record Assignment(UUID incarnation, String job, String scheduler) implements ControlInput {

  @Override
  public Kind kind() {
    return Kind.ASSIGNMENT;
  }
}
