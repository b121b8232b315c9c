package io.rejoin.registry.intake;

import static io.rejoin.registry.intake.IntakeRig.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.intake.InputFixtures.Sample;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Control.Verdict;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.proof.ProofVerifier;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.proof.Secrets;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Under level token every input goes on with a verdict; to refuse it is left to decisions. */
final class ProofsTest {

  private static final Secret SECRET = Secret.of("sixteen bytes or more".getBytes(UTF_8));
  private static final Secret STOLEN_GUESS = Secret.of("some other secret....".getBytes(UTF_8));

  private final IntakeRig rig =
      new IntakeRig(
          ProofCheck.token(new ProofVerifier(Secrets.bySigner(Map.of("node-1", SECRET)))));
  private final Sample<Registration> registration = InputFixtures.registration(TOPICS, "");
  private final byte[] value = rig.bytes(registration);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldForwardSignerAndCounterWhenProofStands() {
    send(signed("node-1", SECRET, value), value);

    assertThat(verdict()).isEqualTo(new Control.Proof(Verdict.STANDS, "node-1", 1_000, ""));
  }

  @Test
  void shouldForwardFailureWhenThereIsNoProof() {
    send(null, value);

    assertThat(verdict().verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void shouldForwardFailureWhenProofIsForged() {
    send(signed("node-1", STOLEN_GUESS, value), value);

    Control.Proof proof = verdict();
    assertThat(proof.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(proof.problem()).startsWith("Expected ");
    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.meters.get(IntakeMeters.PROOFS_FAILED).counter().count()).isEqualTo(1);
  }

  @Test
  void shouldForwardFailureWhenValueWasAltered() {
    byte[] altered = rig.bytes(InputFixtures.registration(TOPICS, "altered"));

    send(signed("node-1", SECRET, value), altered);

    assertThat(verdict().verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void shouldForwardSameVerdictWhenRecordIsPlayedAgain() {
    String proof = signed("node-1", SECRET, value);
    send(proof, value);
    Control.Proof first = verdict();
    send(proof, value);

    assertThat(verdict()).as("the counter tells, and decisions compare it").isEqualTo(first);
  }

  private static String signed(String signer, Secret secret, byte[] value) {
    ProofSigner prover = new ProofSigner(signer, secret, new ProofCounter(1_000, 0));
    return prover.sign("registrations", "node-1", value);
  }

  private void send(String proof, byte[] sent) {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    if (proof != null) {
      RecordHeaders.put(headers, Headers.PROOF, proof);
    }
    rig.send(TOPICS.registrations(), "node-1".getBytes(UTF_8), sent, headers);
  }

  private Control.Proof verdict() {
    TestRecord<byte[], byte[]> record = rig.controlRecords().get(0);
    assertThat(rig.control(record).input()).isInstanceOf(Registration.class);
    return rig.control(record).proof();
  }
}
