package io.rejoin.gate.core;

/**
 * How a realm meets new clients.
 *
 * @param portOpen whether they can connect at all
 * @param mode what becomes of those who do, and of those who wait
 * @param refusal the reason given under {@link Mode#REFUSE}; null otherwise
 */
public record Admission(boolean portOpen, Mode mode, Refusal refusal) {

  /** Before the gate has said anything: closed, and nobody is let through. */
  public static final Admission CLOSED = refused(false, Refusal.NO_SUCH_REALM);

  /** Clients are let through. */
  public static final Admission FORWARDED = new Admission(true, Mode.FORWARD, null);

  /** Clients wait. */
  public static final Admission HELD = new Admission(true, Mode.HOLD, null);

  /** What becomes of a client. */
  public enum Mode {
    FORWARD,
    HOLD,
    REFUSE
  }

  /** Clients are turned away: by the gate when the port is open, by the machine when it is not. */
  public static Admission refused(boolean portOpen, Refusal refusal) {
    return new Admission(portOpen, Mode.REFUSE, refusal);
  }
}
