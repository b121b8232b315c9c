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
 *
 * <p>A caller may come to another instance next time, so each proof counts from the wall clock
 * where that is ahead: else an instance that started earlier would sign below what is known.
 */
final class Bearer {

  private static final String SCHEME = "Bearer ";
  private static final int NAME_CHARS = 255;

  private final Optional<Secrets> secrets;
  private final Clock clock;
  private final Map<String, ProofCounter> counters = new ConcurrentHashMap<>();

  /**
   * @param secrets empty under level {@code none}
   */
  Bearer(Optional<Secrets> secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * What signs the caller's inputs; empty when nothing is signed.
   *
   * @throws HttpRefusal with 400 when no proof can carry the name, with 401 when the caller does
   *     not show the secret that goes with it
   */
  Optional<Signature> signature(Context context, String name) {
    return secrets.map(known -> signature(secret(known, context, plain(name)), name));
  }

  private static String plain(String name) {
    boolean isPlain = !name.isEmpty() && name.length() <= NAME_CHARS;
    if (!isPlain || name.chars().anyMatch(c -> c == ' ' || Character.isISOControl(c))) {
      String text = "Expected a name without spaces, so that it can sign, but it is '%s'";
      throw new HttpRefusal(400, "INVALID", text.formatted(name.replaceAll("\\p{Cntrl}", "?")));
    }
    return name;
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

  private Signature signature(Secret secret, String name) {
    return (topic, key, value) ->
        new ProofSigner(name, secret, counter(name)).sign(topic, key, value);
  }

  private ProofCounter counter(String name) {
    return counters.compute(
        name,
        (any, before) -> new ProofCounter(clock.millis(), before == null ? 0 : before.last()));
  }
}
