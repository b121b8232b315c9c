package io.rejoin.registry.liveness;

import io.rejoin.registry.intake.InputKey;
import io.rejoin.registry.intake.Patience;
import io.rejoin.registry.intake.Problem;
import io.rejoin.registry.intake.ProofCheck;
import io.rejoin.registry.intake.StageParts;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control.Proof;
import io.rejoin.schemas.input.Control.Verdict;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.serde.error.SerdeException;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Record;

/** Reads one heartbeat: value, then proof. Its key has been checked before. */
final class BeatIntake {

  private final TopicCodec<Heartbeat> codec;
  private final Patience patience;
  private final ProofCheck proofs;
  private final Supplier<Rules> rules;
  private final String topic;

  BeatIntake(StageParts stage) {
    String heartbeats = stage.topics().heartbeats();
    codec = stage.codec(heartbeats, Codecs.HEARTBEAT);
    patience = stage.patience();
    proofs = stage.proofs();
    rules = stage.rules();
    topic = stage.spec(heartbeats).name();
  }

  /** What was read, or why it could not be; one of the two is null. */
  record Reading(Beat beat, Problem problem) {}

  /**
   * Reads a record.
   *
   * @throws RuntimeException when it cannot be read now, without its own fault
   */
  Reading read(InputKey key, Record<byte[], byte[]> record) {
    try {
      Heartbeat heartbeat = patience.get(() -> codec.read(record.value()));
      return prove(key.text(), heartbeat, record);
    } catch (RuntimeException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      return new Reading(null, Problem.of(e));
    }
  }

  private Reading prove(String address, Heartbeat heartbeat, Record<byte[], byte[]> record) {
    Proof proof = proofs.verdict(topic, address, record);
    String problem = problem(address, proof);
    long counter = proof.verdict() == Verdict.STANDS ? proof.counter() : Beat.UNPROVEN;
    return problem == null
        ? new Reading(Beat.of(address, heartbeat, counter), null)
        : new Reading(null, new Problem("ProofFailed", problem));
  }

  private String problem(String address, Proof proof) {
    return switch (proof.verdict()) {
      case FAILED -> proof.problem();
      case NONE ->
          rules.get().proofRequired() ? "Expected a proof, but none was looked for here" : null;
      case STANDS ->
          proof.signer().equals(address)
              ? null
              : "Expected a proof of %s, but it is signed by %s".formatted(address, proof.signer());
    };
  }
}
