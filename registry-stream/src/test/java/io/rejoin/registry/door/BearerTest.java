package io.rejoin.registry.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.proof.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BearerTest {

  private static final String SHARED = "0123456789abcdef-shared";
  private static final String OWN = "0123456789abcdef-of-n1";

  private final AtomicLong nowMs = new AtomicLong(1_000_000);
  private final Bearer open = new Bearer(Optional.empty(), new SetClock(nowMs));
  private final Bearer guarded = new Bearer(Optional.of(secrets()), new SetClock(nowMs));
  private LocalHttp http;

  @BeforeEach
  void start() throws Exception {
    http =
        new LocalHttp(
            routes -> {
              routes.get("/open/{name}", c -> c.json(proof(open, c)));
              routes.get("/guarded/{name}", c -> c.json(proof(guarded, c)));
            });
  }

  @AfterEach
  void stop() {
    http.close();
  }

  private static Secrets secrets() {
    return Secrets.bySigner(Map.of("n1", Secret.of(OWN.getBytes(UTF_8))))
        .orElse(Secret.of(SHARED.getBytes(UTF_8)));
  }

  private static String proof(Bearer bearer, Context context) {
    return bearer
        .signature(context, context.pathParam("name"))
        .map(signature -> signature.sign("registrations", "n1", new byte[] {1}))
        .orElse("nothing signed");
  }

  @Test
  void shouldSignNothingAndAskForNothingUnderNone() {
    assertThat(http.get("/open/n1").body().asText()).isEqualTo("nothing signed");
  }

  @Test
  void shouldRefuseWhoShowsNoToken() {
    LocalHttp.Answer answer = http.get("/guarded/n2");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("UNAUTHORIZED");
    assertThat(http.get("/guarded/n2", "Authorization", "Basic " + SHARED).status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseWhoShowsAnotherToken() {
    LocalHttp.Answer answer = http.get("/guarded/n2", "Authorization", "Bearer " + OWN);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("message")).contains("n2").doesNotContain(OWN).doesNotContain(SHARED);
    assertThat(http.get("/guarded/n1", "Authorization", "Bearer " + SHARED).status())
        .isEqualTo(401);
  }

  @Test
  void shouldSignInTheNameOfWhoShowsTheToken() {
    assertThat(signed("n1", OWN)).startsWith("n1 ");
    assertThat(signed("n2", SHARED)).startsWith("n2 ");
  }

  @Test
  void shouldCountUpWhileTheClockStands() {
    long first = counter(signed("n2", SHARED));

    assertThat(counter(signed("n2", SHARED))).isEqualTo(first + 1);
    nowMs.addAndGet(-10_000);
    assertThat(counter(signed("n2", SHARED))).isEqualTo(first + 2);
  }

  @Test
  void shouldCountFromTheClockSoThatAnotherDoorCannotBeAhead() {
    assertThat(counter(signed("n2", SHARED))).isEqualTo(nowMs.get());
    nowMs.addAndGet(60_000);

    assertThat(counter(signed("n2", SHARED))).isEqualTo(nowMs.get());
  }

  @Test
  void shouldRefuseANameThatNoProofCanCarry() {
    LocalHttp.Answer answer = http.get("/guarded/a%20b", "Authorization", "Bearer " + SHARED);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("'a b'");
  }

  private String signed(String name, String token) {
    LocalHttp.Answer answer = http.get("/guarded/" + name, "Authorization", "Bearer " + token);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.body().asText();
  }

  private static long counter(String proof) {
    return Long.parseLong(proof.split(" ", -1)[1]);
  }

  /** A clock that a test sets. */
  private static final class SetClock extends Clock {

    private final AtomicLong nowMs;

    SetClock(AtomicLong nowMs) {
      this.nowMs = nowMs;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMs.get());
    }
  }
}
