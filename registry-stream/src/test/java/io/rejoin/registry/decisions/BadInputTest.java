package io.rejoin.registry.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.serde.error.RegistryUnavailableException;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.topic.Headers;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bad input stops nothing and loses nothing. */
final class BadInputTest {

  private StageDriver stage = new StageDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  private void decideBy(Decider decider) {
    stage.close();
    stage = new StageDriver(NoTopics::new, decider);
  }

  /** A core that breaks on one address. */
  private static Decider breakingOn(String address, RuntimeException failure) {
    return (cluster, control, arrival) -> {
      if (control.key().equals(address)) {
        throw failure;
      }
      return Decisions.decide(cluster, control, arrival);
    };
  }

  @Test
  void shouldKeepWhatNobodyCanReadWithItsPlaceAndError() {
    // given
    byte[] bytes = "no value".getBytes(UTF_8);

    // when
    stage.pipe(LogScript.begun().garbage("w", bytes));

    // then
    List<Utterance> letters = stage.said(Output.DEAD_LETTERS);
    assertThat(letters).hasSize(1);
    Utterance letter = letters.get(0);
    assertThat(letter.key()).isEqualTo("w");
    assertThat(letter.bytes()).isEqualTo(bytes);
    assertThat(letter.header(Headers.DEAD_TOPIC)).isEqualTo("test.control");
    assertThat(letter.header(Headers.DEAD_PARTITION)).isEqualTo("0");
    assertThat(letter.header(Headers.DEAD_OFFSET)).isEqualTo("2");
    assertThat(letter.header(Headers.DEAD_ERROR)).startsWith("Expected");
    assertThat(letter.header(Headers.REVISION)).isEqualTo("2");
    assertThat(letter.header(Headers.SOURCE)).isEqualTo(LogScript.TOPIC_ID + "/0/0");
  }

  @Test
  void shouldGoOnBehindWhatNobodyCanRead() {
    stage.pipe(
        LogScript.begun()
            .garbage("w", new byte[0])
            .garbage(null, null)
            .garbage("v", new byte[] {0, 0, 0, 99, 99, 1})
            .worker("w", 1));

    assertThat(stage.said(Output.DEAD_LETTERS)).hasSize(3);
    Result result = Fixtures.CODECS.result().read(stage.said(Output.RESULTS).get(0).bytes());
    assertThat(result.outcome()).isEqualTo(Result.Outcome.CREATED);
    assertThat(result.revision()).isEqualTo(5);
  }

  @Test
  void shouldRefuseWhatTheCoreBreaksOnAndKeepIt() {
    // given
    decideBy(breakingOn("bad", new IllegalStateException("secret detail")));

    // when
    stage.pipe(LogScript.begun().worker("bad", 1).worker("good", 2));

    // then
    List<Result> results =
        stage.said(Output.RESULTS).stream()
            .map(said -> Fixtures.CODECS.result().read(said.bytes()))
            .toList();
    assertThat(results)
        .extracting(Result::outcome)
        .containsExactly(Result.Outcome.REFUSED, Result.Outcome.CREATED);
    assertThat(results.get(0).refusal()).isEqualTo(Result.Refusal.INTERNAL);
    assertThat(results.get(0).text()).contains("IllegalStateException").doesNotContain("secret");
    Utterance letter = stage.said(Output.DEAD_LETTERS).get(0);
    assertThat(letter.header(Headers.REVISION)).isEqualTo("2");
    assertThat(Fixtures.CODECS.control().read(letter.bytes()).input())
        .isInstanceOf(Registration.class);
    assertThat(stage.state().get("n/bad")).isNull();
    assertThat(stage.state().get("n/good")).isNotNull();
  }

  @Test
  void shouldLeaveErrorsOfTheMachineToTheMachine() {
    decideBy(
        (cluster, control, arrival) -> {
          throw new StackOverflowError("deep");
        });

    assertThatThrownBy(() -> stage.pipe(LogScript.begun()))
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("deep");
  }

  @Test
  void shouldNotTakeASchemaRegistryThatIsAwayForBadInput() {
    decideBy(breakingOn("w", new RegistryUnavailableException(3, List.of("refused"), null)));

    assertThatThrownBy(() -> stage.pipe(LogScript.begun().worker("w", 1)))
        .hasRootCauseInstanceOf(RegistryUnavailableException.class);
    assertThat(stage.said(Output.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void shouldRefuseADecisionThatItsTopicCannotTake() {
    // given
    decideBy(
        (cluster, control, arrival) -> {
          Outcome outcome = Decisions.decide(cluster, control, arrival);
          return control.key().equals("big") ? withHugeLeader(outcome) : outcome;
        });

    // when
    stage.pipe(LogScript.begun().router("big", 1, "10.0.0.1").worker("w", 2));

    // then
    assertThat(stage.said(Output.LEADERS)).allMatch(Utterance::isTombstone);
    assertThat(stage.state().get("n/big")).isNull();
    Result refused = Fixtures.CODECS.result().read(stage.said(Output.RESULTS).get(0).bytes());
    assertThat(refused.refusal()).isEqualTo(Result.Refusal.INTERNAL);
    assertThat(refused.text()).contains("leaders").contains("1000000");
    assertThat(stage.said(Output.DEAD_LETTERS)).hasSize(1);
    assertThat(stage.state().get("n/w")).isNotNull();
  }

  private static Outcome withHugeLeader(Outcome o) {
    TreeMap<String, Leader> leaders = new TreeMap<>(o.leaders());
    leaders.replaceAll(
        (realm, l) ->
            new Leader(
                realm,
                l.address(),
                l.nodeId(),
                l.incarnation(),
                l.nodeEpoch(),
                l.leaderEpoch(),
                l.predecessor(),
                "x".repeat(1_000_100),
                l.atMs(),
                l.revision()));
    return new Outcome(
        o.at(),
        o.key(),
        o.events(),
        o.nodes(),
        leaders,
        o.routes(),
        o.kicks(),
        o.answer(),
        o.position());
  }

  @Test
  void shouldKeepTheErrorAloneOfWhatIsTooLargeToBeKept() {
    byte[] huge = new byte[1_000_100];

    stage.pipe(LogScript.begun().garbage("w", huge));

    Utterance letter = stage.said(Output.DEAD_LETTERS).get(0);
    assertThat(letter.isTombstone()).isTrue();
    assertThat(letter.header(Headers.DEAD_OFFSET)).isEqualTo("2");
    assertThat(letter.header(Headers.DEAD_ERROR)).contains("too large to be kept");
  }
}
