package io.rejoin.registry.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.proof.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProofSecretsTest {

  private static final String SHARED = "everybody's own secret";
  private static final String OF_WORKER = "nobody else's secret";

  @TempDir Path dir;

  private static Optional<Secrets> secrets(Map<String, String> changed) {
    return ProofSecrets.of(RegistryCluster.settings("localhost:1", changed));
  }

  private static Secrets underToken(Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>(changed);
    settings.put("proof.level", "token");
    return secrets(settings).orElseThrow();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(dir.resolve("tokens.properties"), text);
  }

  private static boolean isOf(Secrets secrets, String signer, String expected) {
    return secrets.of(signer).orElseThrow().is(expected.getBytes(UTF_8));
  }

  @Test
  void shouldHaveNoneUnderLevelNone() {
    assertThat(secrets(Map.of())).isEmpty();
    assertThat(secrets(Map.of("proof.token", SHARED))).isEmpty();
  }

  @Test
  void shouldShareOneSecretAmongAll() {
    Secrets secrets = underToken(Map.of("proof.token", SHARED));

    assertThat(isOf(secrets, "worker-1", SHARED)).isTrue();
    assertThat(isOf(secrets, "worker-2", SHARED)).isTrue();
  }

  @Test
  void shouldBelieveOnlyThoseInTheFileWhenNothingIsShared() throws IOException {
    Path file = file("worker-1=" + OF_WORKER);

    Secrets secrets = underToken(Map.of("proof.tokens.file", file.toString()));

    assertThat(isOf(secrets, "worker-1", OF_WORKER)).isTrue();
    assertThat(secrets.of("worker-2")).isEmpty();
  }

  @Test
  void shouldPreferTheFileToTheSharedSecret() throws IOException {
    Path file = file("worker-1=" + OF_WORKER);

    Secrets secrets =
        underToken(Map.of("proof.tokens.file", file.toString(), "proof.token", SHARED));

    assertThat(isOf(secrets, "worker-1", OF_WORKER)).isTrue();
    assertThat(isOf(secrets, "worker-1", SHARED)).isFalse();
    assertThat(isOf(secrets, "worker-2", SHARED)).isTrue();
  }

  @Test
  void shouldReadTheFileAsUtf8() throws IOException {
    Path file = file("wörker=größer als sechzehn");

    Secrets secrets = underToken(Map.of("proof.tokens.file", file.toString()));

    assertThat(isOf(secrets, "wörker", "größer als sechzehn")).isTrue();
  }

  @Test
  void shouldSayWhichFileItCannotRead() {
    String missing = dir.resolve("missing").toString();

    assertThatThrownBy(() -> underToken(Map.of("proof.tokens.file", missing)))
        .hasMessageContaining("proof.tokens.file")
        .hasMessageContaining(missing);
  }

  @Test
  void shouldRefuseASecretThatCanBeGuessed() throws IOException {
    Path file = file("worker-1=short");

    assertThatThrownBy(() -> underToken(Map.of("proof.tokens.file", file.toString())))
        .hasMessageContaining("16 bytes");
  }
}
