package io.rejoin.schemas.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.input.Control.Proof;
import io.rejoin.schemas.input.Control.Verdict;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProofTest {

  private static final Secret SECRET =
      Secret.of("a secret of 32 bytes, for tests.".getBytes(UTF_8));
  private static final Secret OTHER = Secret.of("another secret, also for tests..".getBytes(UTF_8));
  private static final byte[] VALUE = HexFormat.of().parseHex("0000000007beef00");

  private final ProofVerifier verifier = new ProofVerifier(Secrets.shared(SECRET));
  private final ProofSigner signer =
      new ProofSigner("node-1", SECRET, new ProofCounter(1_700_000_000_000L, 0));

  @Test
  void shouldStandWhenNothingWasChanged() {
    String header = signer.sign("heartbeats", "node-1", VALUE);

    assertThat(verifier.verify("heartbeats", "node-1", VALUE, header))
        .isEqualTo(new Proof(Verdict.STANDS, "node-1", 1_700_000_000_000L, ""));
  }

  @Test
  void shouldStandWhenATombstoneIsSigned() {
    String header = signer.sign("registrations", "node-1", null);

    assertThat(verifier.verify("registrations", "node-1", null, header).stands()).isTrue();
    assertThat(verifier.verify("registrations", "node-1", VALUE, header).stands()).isFalse();
  }

  @Test
  void shouldStandWhenAnotherRegistryGaveTheSchemaAnotherId() {
    String header = signer.sign("heartbeats", "node-1", VALUE);
    byte[] elsewhere = HexFormat.of().parseHex("0000abcdefbeef00");

    assertThat(verifier.verify("heartbeats", "node-1", elsewhere, header).stands()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "registrations, node-1, 0000000007beef00",
    "heartbeats, node-2, 0000000007beef00",
    "heartbeats, node-1, 0000000007beef01",
    "heartbeats, node-1, 0000000007beef",
    "heartbeats, node-1, 0000000007beef0000",
    "heartbeats, node-1, 00",
  })
  void shouldFailWhenAnyPartOfTheRecordIsAnother(String topic, String key, String value) {
    String header = signer.sign("heartbeats", "node-1", VALUE);

    Proof proof = verifier.verify(topic, key, HexFormat.of().parseHex(value), header);

    assertThat(proof.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(proof.problem())
        .isEqualTo("Expected the proof to fit the record and the secret, but it does not");
  }

  @Test
  void shouldFailWhenSignerCounterOrMacIsAnother() {
    String[] parts = signer.sign("heartbeats", "node-1", VALUE).split(" ", -1);
    char first = parts[2].charAt(0);
    String mac = (first == 'A' ? 'B' : 'A') + parts[2].substring(1);

    assertThat(verdict("node-2 " + parts[1] + " " + parts[2])).isEqualTo(Verdict.FAILED);
    assertThat(verdict("node-1 1700000000001 " + parts[2])).isEqualTo(Verdict.FAILED);
    assertThat(verdict("node-1 " + parts[1] + " " + mac)).isEqualTo(Verdict.FAILED);
    assertThat(verdict("node-1 " + parts[1] + " " + parts[2])).isEqualTo(Verdict.STANDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "node-1",
        "node-1 1",
        " 1 AAAA",
        "node-1 one AAAA",
        "a 1 AA AA",
        "a  1 A"
      })
  void shouldFailWhenTheHeaderIsMisspelt(String header) {
    Proof proof = verifier.verify("heartbeats", "node-1", VALUE, header);

    assertThat(proof.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(proof.problem())
        .isEqualTo("Expected rejoin-proof as 'signer counter base64', but it is misspelt");
  }

  @Test
  void shouldFailWhenTheHeaderOrTheKeyIsMissing() {
    String header = signer.sign("heartbeats", "node-1", VALUE);

    assertThat(verifier.verify("heartbeats", "node-1", VALUE, null).problem())
        .isEqualTo("Expected the header rejoin-proof, but it is missing");
    assertThat(verifier.verify("heartbeats", null, VALUE, header).problem())
        .isEqualTo("Expected a key without zero bytes, but it has one, or is missing");
  }

  @Test
  void shouldFailWhenBytesAreMovedFromOnePartToAnother() {
    // given: the content "heartbeats 0 node-1 0 node-1 0 counter value", read with other borders
    String[] parts = signer.sign("heartbeats", "node-1", VALUE).split(" ", -1);

    // when
    Proof proof =
        verifier.verify("heartbeats", "node-1\0node-1", VALUE, "x " + parts[1] + " " + parts[2]);

    // then
    assertThat(proof.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(verifier.verify("heartbeats", "node-1", VALUE, "a\0b 1 AAAA").verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void shouldUseTheSignersOwnSecretBeforeTheSharedOne() {
    // given
    Secrets own = Secrets.bySigner(Map.of("node-1", OTHER));
    String header = signer.sign("heartbeats", "node-1", VALUE);
    String others =
        new ProofSigner("node-2", SECRET, new ProofCounter(1, 0))
            .sign("heartbeats", "node-2", VALUE);

    // then
    assertThat(verdict(own, "node-1", header)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(own.orElse(SECRET), "node-1", header)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(own.orElse(SECRET), "node-2", others)).isEqualTo(Verdict.STANDS);
    assertThat(new ProofVerifier(own).verify("heartbeats", "node-2", VALUE, others).problem())
        .isEqualTo("Expected a signer with a secret, but node-2 has none");
  }

  @Test
  void shouldRefuseASignerWhoseNameHasASpace() {
    assertThatThrownBy(() -> new ProofSigner("a b", SECRET, new ProofCounter(1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a signer's name without spaces, but it is 'a b'");
  }

  @Test
  void shouldRefuseASecretThatCanBeGuessed() {
    assertThatThrownBy(() -> Secret.of(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a secret of at least 16 bytes, but it has 15");
  }

  @Test
  void shouldShowNoSecretInAnyText() {
    Secrets secrets = Secrets.bySigner(Map.of("node-1", OTHER)).orElse(SECRET);

    assertThat(secrets).hasToString("Secrets[1 signers, shared]");
    assertThat(SECRET).hasToString("Secret[not shown]");
  }

  private Verdict verdict(String header) {
    return verifier.verify("heartbeats", "node-1", VALUE, header).verdict();
  }

  private static Verdict verdict(Secrets secrets, String key, String header) {
    return new ProofVerifier(secrets).verify("heartbeats", key, VALUE, header).verdict();
  }
}
