package io.rejoin.registry.door;

import io.javalin.http.Context;
import io.rejoin.runtime.http.HttpRefusal;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.proof.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may write through the door. Under level {@code token} the caller shows the signer's secret,
 * and the door signs in its name; under {@code none} everybody may, and nothing is signed.
 */
final class Bearer {

  private static final String SCHEME = "Bearer ";

  private final Optional<Secrets> secrets;
  private final Clock clock;
  private final Map<String, ProofSigner> signers = new ConcurrentHashMap<>();

  /**
   * @param secrets empty under level {@code none}
   */
  Bearer(Optional<Secrets> secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * The signer of what this caller writes; empty when nothing is signed.
   *
   * @throws HttpRefusal with 401 when the caller does not show the signer's secret
   */
  Optional<ProofSigner> signer(Context context, String name) {
    return secrets.map(known -> signer(secret(known, context, name), name));
  }

  private static Secret secret(Secrets known, Context context, String name) {
    String header = context.header("Authorization");
    if (header == null || !header.startsWith(SCHEME)) {
      throw refusal("Expected 'Authorization: Bearer TOKEN', but there is none");
    }
    byte[] shown = header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
    return known
        .of(name)
        .filter(secret -> secret.is(shown))
        .orElseThrow(() -> refusal("Expected the token of %s, but it is another".formatted(name)));
  }

  private static HttpRefusal refusal(String text) {
    return new HttpRefusal(401, "UNAUTHORIZED", text);
  }

  private ProofSigner signer(Secret secret, String name) {
    return signers.computeIfAbsent(
        name, any -> new ProofSigner(name, secret, new ProofCounter(clock.millis(), 0)));
  }
}
