package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StatusesTest {

  private final AtomicReference<Result> result = new AtomicReference<>();
  private LocalHttp http;

  @BeforeEach
  void start() throws Exception {
    http =
        new LocalHttp(
            routes -> {
              routes.get("/result", c -> Statuses.send(c, result.get(), "n1", "name 1"));
              routes.get("/order", c -> Statuses.sendOrder(c, result.get()));
            });
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @ParameterizedTest
  @CsvSource({"CREATED,201", "RE_REGISTERED,200", "AMENDED,200", "LEFT,200", "DONE,200"})
  void shouldTellWhatWasDone(Outcome outcome, int status) {
    result.set(DoorFixtures.result("r1", outcome, null));

    assertThat(http.get("/result").status()).isEqualTo(status);
    assertThat(http.get("/order").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID,422",
    "PROOF_FAILED,401",
    "PROOF_REPLAYED,401",
    "INCARNATION_OVER,422",
    "SUPERSEDED,403",
    "DUEL,429",
    "FROZEN,403",
    "REALM_FULL,429",
    "UNKNOWN_ADDRESS,422",
    "NOT_POSSIBLE,422",
    "INTERNAL,500",
    "UNKNOWN,500"
  })
  void shouldTellWhyNot(Refusal refusal, int status) {
    result.set(DoorFixtures.result("r1", Outcome.REFUSED, refusal));

    LocalHttp.Answer answer = http.get("/result");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("refusal")).isEqualTo(refusal.name());
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void shouldNeverCallAnythingAConflict(Refusal refusal) {
    result.set(DoorFixtures.result("r1", Outcome.REFUSED, refusal));

    assertThat(http.get("/result").status()).isNotEqualTo(409).isGreaterThanOrEqualTo(400);
    assertThat(http.get("/order").status()).isNotEqualTo(409).isGreaterThanOrEqualTo(400);
  }

  @Test
  void shouldRoundUpWhenToTryAgain() {
    result.set(new Result("r1", null, Outcome.REFUSED, Refusal.DUEL, "text", null, null, 1_001, 7));

    assertThat(http.get("/result").header("Retry-After")).isEqualTo("2");
  }

  @Test
  void shouldNotSayWhenToTryAgainWhenThatIsNoUse() {
    result.set(new Result("r1", null, Outcome.REFUSED, Refusal.FROZEN, "", null, null, -1, 7));

    assertThat(http.get("/result").header("Retry-After")).isNull();
  }

  @Test
  void shouldTellOrdersInTwoWords() {
    result.set(DoorFixtures.result("r1", Outcome.REFUSED, Refusal.NOT_POSSIBLE));
    assertThat(http.get("/order").text("outcome")).isEqualTo("REFUSED");

    result.set(DoorFixtures.result("r1", Outcome.DONE, null));
    assertThat(http.get("/order").text("outcome")).isEqualTo("DONE");
  }
}
