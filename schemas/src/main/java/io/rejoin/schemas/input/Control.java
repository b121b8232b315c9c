package io.rejoin.schemas.input;

/**
 * A record of the control log. Key: address or realm; a reserved key beginning with {@code @} for
 * what belongs to none.
 *
 * @param key what the input is about
 * @param input the verified input
 * @param proof what intake found of the sender's proof
 */
public record Control(String key, ControlInput input, Proof proof) {

  /**
   * Intake's verdict on the proof of identity.
   *
   * @param signer whose secret signed it: an address, or an operator's name; empty without a proof
   * @param counter the signer's rising counter; 0 without a proof
   * @param problem in words when it failed; empty otherwise
   */
  public record Proof(Verdict verdict, String signer, long counter, String problem) {

    /** No proof was asked for, as under level {@code none}. */
    public static final Proof NONE = new Proof(Verdict.NONE, "", 0, "");

    /** Whether the proof was there and right, or none was needed. */
    public boolean stands() {
      return verdict != Verdict.FAILED;
    }
  }

  /** What intake found. */
  public enum Verdict {
    NONE,
    STANDS,
    FAILED
  }

  /** An input that needs no proof because the registry itself wrote it. */
  public static Control own(String key, ControlInput input) {
    return new Control(key, input, Proof.NONE);
  }
}
