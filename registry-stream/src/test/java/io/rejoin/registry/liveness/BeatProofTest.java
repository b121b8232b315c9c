package io.rejoin.registry.liveness;

import static io.rejoin.registry.liveness.NodeFixtures.incarnation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.intake.ProofCheck;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.proof.ProofVerifier;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.proof.Secrets;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Under level token a beat without a proof that stands renews nothing. */
final class BeatProofTest {

  private static final String A = "router-a";
  private static final Secret SECRET = Secret.of("sixteen bytes or more".getBytes(UTF_8));

  private final LivenessRig rig =
      new LivenessRig(ProofCheck.token(new ProofVerifier(Secrets.shared(SECRET))), 1);
  private final Node node = rig.live(A, 1);
  private final ProofSigner signer = new ProofSigner(A, SECRET, new ProofCounter(1_000, 0));

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldRenewWhenProofStands() {
    for (int i = 0; i < 5; i++) {
      byte[] value = rig.value(node, null);
      send(value, signer.sign("heartbeats", A, value));
      rig.pass(2_000);
    }

    assertThat(rig.said()).isEmpty();
    assertThat(rig.count(BeatOutcome.RENEWED)).isEqualTo(5);
  }

  @Test
  void shouldNotRenewAndSetAsideWhenProofIsMissingOrForged() {
    rig.pass(4_000);
    rig.beat(node);
    byte[] value = rig.value(node, null);
    send(value, signer.sign("heartbeats", "another", value));
    rig.pass(1_000);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 5_000));
    assertThat(rig.deadLetters())
        .extracting(letter -> RecordHeaders.text(letter.headers(), Headers.CAUSE))
        .containsExactly("ProofFailed", "ProofFailed");
  }

  @Test
  void shouldNotRenewWhenSignerIsAnotherNode() {
    ProofSigner other = new ProofSigner("router-b", SECRET, new ProofCounter(1_000, 0));
    byte[] value = rig.value(node, null);
    send(value, other.sign("heartbeats", A, value));

    assertThat(rig.count(BeatOutcome.DEAD)).isEqualTo(1);
    assertThat(rig.deadLetters())
        .extracting(letter -> RecordHeaders.text(letter.headers(), Headers.DEAD_ERROR))
        .containsExactly("Expected a proof of router-a, but it is signed by router-b");
  }

  @Test
  void shouldNotRenewWhenRecordIsPlayedAgain() {
    byte[] value = rig.value(node, null);
    String proof = signer.sign("heartbeats", A, value);
    for (int i = 0; i < 5; i++) {
      send(value, proof);
      rig.pass(1_000);
    }

    assertThat(rig.count(BeatOutcome.REPLAYED)).isEqualTo(4);
    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 5_000));
  }

  @Test
  void shouldNotRenewWhenRulesAskForProofsAndNobodyLooks() {
    try (LivenessRig blind = new LivenessRig()) {
      blind.rules.set(proofRequired(Rules.DEFAULT));
      Node other = blind.live("router-c", 3);
      blind.beat(other);

      assertThat(blind.count(BeatOutcome.DEAD)).isEqualTo(1);
    }
  }

  private void send(byte[] value, String proof) {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, Headers.PROOF, proof);
    rig.send(A.getBytes(UTF_8), value, headers);
  }

  private static Rules proofRequired(Rules rules) {
    return new Rules(
        rules.version() + 1,
        Rules.LEVEL,
        rules.suspectAfterMs(),
        rules.termMs(),
        rules.tickMs(),
        rules.loopbackAllowed(),
        true,
        rules.reportersNeeded(),
        rules.duelTakeovers(),
        rules.duelWindowMs(),
        rules.removalAfterMs(),
        rules.routersPerRealm(),
        rules.breaker());
  }
}
