package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.state.Result;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class PendingAnswersTest {

  private static final Result ANSWER = DoorFixtures.result("r1", Result.Outcome.CREATED, null);

  private final PendingAnswers answers = new PendingAnswers(Duration.ofMinutes(1));

  @Test
  void shouldHandOverTheAnswerOfTheRequest() throws Exception {
    CompletableFuture<Result> answer = answers.expect("n1", "r1");

    answers.arrived("n1", ANSWER);

    assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(ANSWER);
    Await.until("nothing is waited for", () -> answers.size() == 0);
  }

  @Test
  void shouldLeaveOtherRequestsWaiting() {
    CompletableFuture<Result> sameNode = answers.expect("n1", "r2");
    CompletableFuture<Result> sameRequest = answers.expect("n2", "r1");

    answers.arrived("n1", ANSWER);

    assertThat(sameNode).isNotDone();
    assertThat(sameRequest).isNotDone();
    assertThat(answers.size()).isEqualTo(2);
  }

  @Test
  void shouldAnswerBothWhenARequestIsSentTwice() throws Exception {
    CompletableFuture<Result> first = answers.expect("n1", "r1");
    CompletableFuture<Result> second = answers.expect("n1", "r1");
    assertThat(answers.size()).isEqualTo(1);

    answers.arrived("n1", ANSWER);

    assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(ANSWER);
    assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(ANSWER);
  }

  @Test
  void shouldForgetARequestWhenItsTimeIsOver() {
    PendingAnswers impatient = new PendingAnswers(Duration.ofMillis(1));

    CompletableFuture<Result> answer = impatient.expect("n1", "r1");

    assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    Await.until("nothing is waited for", () -> impatient.size() == 0);
  }

  @Test
  void shouldIgnoreAnAnswerThatNobodyWaitsFor() {
    answers.arrived("n1", ANSWER);

    assertThat(answers.size()).isZero();
    assertThat(answers.expect("n1", "r1")).isNotDone();
  }
}
