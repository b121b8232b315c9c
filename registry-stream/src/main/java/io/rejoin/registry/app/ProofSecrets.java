package io.rejoin.registry.app;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.proof.Secrets;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The secrets that proofs of level {@code token} are held against, from settings and file. */
final class ProofSecrets {

  private ProofSecrets() {}

  /** Empty under level {@code none}. */
  static Optional<Secrets> of(Settings settings) {
    if (settings.get(ClusterSettings.PROOF_LEVEL).equals("none")) {
      return Optional.empty();
    }
    Secrets own =
        settings
            .get(ClusterSettings.PROOF_TOKENS_FILE)
            .map(file -> Secrets.bySigner(read(Path.of(file))))
            .orElse(Secrets.bySigner(Map.of()));
    return Optional.of(
        settings
            .get(ClusterSettings.PROOF_TOKEN)
            .map(token -> own.orElse(secret(token.value())))
            .orElse(own));
  }

  private static Map<String, Secret> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      String text = "Expected proof.tokens.file to be readable, but %s is not".formatted(file);
      throw new UncheckedIOException(text, e);
    }
    Map<String, Secret> secrets = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(n -> secrets.put(n, secret(properties.getProperty(n))));
    return secrets;
  }

  private static Secret secret(String text) {
    return Secret.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
