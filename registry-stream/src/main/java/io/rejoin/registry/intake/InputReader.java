package io.rejoin.registry.intake;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.serde.error.SerdeException;
import org.apache.kafka.streams.processor.api.Record;

/** Reads one input: size, key, value, proof, in this order. */
final class InputReader {

  private final Patience patience;
  private final ProofCheck proofs;

  InputReader(Patience patience, ProofCheck proofs) {
    this.patience = patience;
    this.proofs = proofs;
  }

  /** What was read, or why it could not be; one of the two is null. */
  record Reading(Control control, Problem problem) {}

  /**
   * Reads a record.
   *
   * @throws RuntimeException when it cannot be read now, without its own fault
   */
  Reading read(InputSource source, Record<byte[], byte[]> record) {
    InputKey key = InputKey.of(record, source.spec().maxRecordBytes());
    return key.problem() == null
        ? decode(source, key.text(), record)
        : new Reading(null, key.problem());
  }

  private Reading decode(InputSource source, String key, Record<byte[], byte[]> record) {
    try {
      ControlInput input = patience.get(() -> source.codec().read(record.value()));
      Control.Proof proof = proofs.verdict(source.spec().name(), key, record);
      return new Reading(new Control(key, input, proof), null);
    } catch (RuntimeException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      return new Reading(null, Problem.of(e));
    }
  }
}
