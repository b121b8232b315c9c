package io.rejoin.registry.intake;

import io.rejoin.schemas.input.Control.Proof;
import io.rejoin.schemas.proof.ProofVerifier;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Finds out what a record's proof is worth, as the configured level of proof has it. */
@FunctionalInterface
public interface ProofCheck {

  /**
   * The verdict on a record; whether it has to stand is for others to say.
   *
   * @param topic without prefix
   * @param key of the record, as text
   */
  Proof verdict(String topic, String key, Record<byte[], byte[]> record);

  /** Level {@code none}: nobody looks. */
  static ProofCheck none() {
    return (topic, key, record) -> Proof.NONE;
  }

  /** Level {@code token}. */
  static ProofCheck token(ProofVerifier verifier) {
    return (topic, key, record) ->
        verifier.verify(
            topic, key, record.value(), RecordHeaders.text(record.headers(), Headers.PROOF));
  }
}
