package io.rejoin.schemas.proof;

/**
 * Signs inputs. Records must be sent in the order in which they were signed, one topic at a time:
 * the registry refuses a counter that has not risen.
 */
public final class ProofSigner {

  private final String signer;
  private final Secret secret;
  private final ProofCounter counter;

  /**
   * @param signer the address of a node, or an operator's name
   * @throws IllegalArgumentException when the name is empty or has a space in it
   */
  public ProofSigner(String signer, Secret secret, ProofCounter counter) {
    if (!ProofText.isName(signer)) {
      throw new IllegalArgumentException(
          "Expected a signer's name without spaces, but it is '" + signer + "'");
    }
    this.signer = signer;
    this.secret = secret;
    this.counter = counter;
  }

  /**
   * The text of the header {@code rejoin-proof} for a record.
   *
   * @param topic without prefix
   * @param key of the record
   * @param value in Confluent's wire format; null for a tombstone
   */
  public String sign(String topic, String key, byte[] value) {
    return new Claim(topic, key, signer, counter.next()).prove(secret, value).spelt();
  }

  public String signer() {
    return signer;
  }
}
