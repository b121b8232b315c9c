package io.rejoin.agent.core;

import io.rejoin.runtime.life.ExitCode;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result.Refusal;

/** Why an agent is over for good, and what its process then tells its supervisor. */
public enum Ending {
  /** It left, by its own will or because somebody entitled said so. */
  LEFT(ExitCode.OK),
  /** Another incarnation took its address, with a proof that stands. */
  TAKEN_OVER(ExitCode.TAKEN_OVER),
  /** It asked for an address that another incarnation has taken since. */
  SUPERSEDED(ExitCode.TAKEN_OVER),
  /** The node was removed, by an operator or after long silence. */
  REMOVED(ExitCode.REMOVED),
  /** The address is frozen. */
  FROZEN(ExitCode.FROZEN),
  /** Two live processes take the address from each other, and this one is the challenger. */
  DUEL(ExitCode.FROZEN),
  /** Its proof of identity is wrong, or was seen before. */
  UNPROVEN(ExitCode.REGISTRATION_REFUSED),
  /** The registry does not take it, or no longer: the text says why. */
  REFUSED(ExitCode.REGISTRATION_REFUSED);

  private final ExitCode exitCode;

  Ending(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /** What the agent's process exits with. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** The ending that a kick brings which may not be answered by a new incarnation. */
  static Ending of(Kick.Cause cause) {
    return switch (cause) {
      case TAKEN_OVER -> TAKEN_OVER;
      case REMOVED -> REMOVED;
      case LEFT, EXPIRED, ORDERED -> LEFT;
      case UNKNOWN -> REFUSED;
    };
  }

  /** The ending that a refusal brings which may not be tried again. */
  static Ending of(Refusal refusal) {
    return switch (refusal) {
      case PROOF_FAILED, PROOF_REPLAYED -> UNPROVEN;
      case SUPERSEDED, INCARNATION_OVER -> SUPERSEDED;
      case DUEL -> DUEL;
      case FROZEN -> FROZEN;
      case UNKNOWN_ADDRESS -> REMOVED;
      case INVALID, REALM_FULL, NOT_POSSIBLE, INTERNAL, UNKNOWN -> REFUSED;
    };
  }
}
