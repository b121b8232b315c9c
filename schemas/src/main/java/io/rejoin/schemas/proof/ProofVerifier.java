package io.rejoin.schemas.proof;

import io.rejoin.schemas.input.Control.Proof;
import io.rejoin.schemas.input.Control.Verdict;
import java.util.Optional;

/**
 * Finds out whether a proof stands. It tells the counter and leaves it to the registry whether that
 * has risen, and whether the signer may speak for the key.
 */
public final class ProofVerifier {

  private final Secrets secrets;

  public ProofVerifier(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The verdict on a record: STANDS, or FAILED with the problem in words. Takes the same time
   * whatever is wrong with the hash.
   *
   * @param topic without prefix
   * @param key of the record; null when it has none
   * @param value as it came; null for a tombstone
   * @param header text of {@code rejoin-proof}; null when it is not there
   */
  public Proof verify(String topic, String key, byte[] value, String header) {
    if (header == null) {
      return failed("", 0, "Expected the header rejoin-proof, but it is missing");
    }
    ProofText proof = ProofText.parse(header);
    if (proof == null) {
      return failed("", 0, "Expected rejoin-proof as 'signer counter base64', but it is misspelt");
    }
    if (!Claim.isKey(key)) {
      return failed(proof, "Expected a key without zero bytes, but it has one, or is missing");
    }
    return verify(topic, key, value, proof);
  }

  private Proof verify(String topic, String key, byte[] value, ProofText proof) {
    Optional<Secret> secret = secrets.of(proof.signer());
    if (secret.isEmpty()) {
      return failed(proof, "Expected a signer with a secret, but " + proof.signer() + " has none");
    }
    Claim claim = new Claim(topic, key, proof.signer(), proof.counter());
    return claim.prove(secret.get(), value).hasMacOf(proof)
        ? new Proof(Verdict.STANDS, proof.signer(), proof.counter(), "")
        : failed(proof, "Expected the proof to fit the record and the secret, but it does not");
  }

  private static Proof failed(ProofText proof, String problem) {
    return failed(proof.signer(), proof.counter(), problem);
  }

  private static Proof failed(String signer, long counter, String problem) {
    return new Proof(Verdict.FAILED, signer, counter, problem);
  }
}
