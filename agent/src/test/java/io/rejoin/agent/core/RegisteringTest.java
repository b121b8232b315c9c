package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.AgentState.Kind;
import io.rejoin.runtime.backoff.Health;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisteringTest {

  private final AgentHarness agent = AgentHarness.started();
  private final Registration asked = agent.asked();

  @Test
  void shouldAskAtOnceWhenStarted() {
    assertThat(agent.state()).isEqualTo(Kind.REGISTERING);
    assertThat(agent.lines()).containsExactly("Registering with master node...");
    assertThat(asked.action()).isEqualTo(Registration.Action.REGISTER);
    assertThat(asked.incarnation()).isEqualTo(agent.incarnation());
    assertThat(asked.profile()).isEqualTo(Fixtures.aProfile());
    assertThat(asked.endpoints()).containsExactly(Fixtures.ENDPOINT);
    assertThat(asked.force()).isFalse();
  }

  @Test
  void shouldStartOnlyOnce() {
    agent.quiet().when(agent.machine::start);

    assertThat(agent.actions).isEmpty();
  }

  @Test
  void shouldSayTheLinesOfAFirstRegistrationWhenCreated() {
    agent.quiet().answer(Fixtures.created(asked, 7));

    assertThat(agent.state()).isEqualTo(Kind.REGISTERED);
    assertThat(agent.epoch()).isEqualTo(7);
    assertThat(agent.lines())
        .containsExactly(
            "✓ Registered successfully!",
            "  Node ID: 550e8400-e29b-41d4-a716-446655440000",
            "  Node Name: worker-1",
            "  Status: available");
  }

  @Test
  void shouldNoteTheExistingRegistrationWhenReRegistered() {
    agent.answer(Fixtures.accepted(asked, Outcome.RE_REGISTERED, Fixtures.node(7, 1)));

    assertThat(agent.lines())
        .endsWith(
            "  Note: Reconnected to existing registration (registered at: 2026-01-05T09:20:00Z)");
  }

  @Test
  void shouldTakeTheAnswerToARetryAsTheFirstWhenItsOwnGotLost() {
    agent.answer(Fixtures.accepted(asked, Outcome.AMENDED, Fixtures.node(7, 0)));

    assertThat(agent.state()).isEqualTo(Kind.REGISTERED);
    assertThat(agent.lines()).noneMatch(line -> line.contains("Reconnected"));
  }

  @Test
  void shouldNameTheJobWhenTheStayBeforeHadOne() {
    Result.Accepted node =
        new Result.Accepted(Fixtures.NODE_ID, 7, 0, 1, NodeStatus.AVAILABLE, true, "job-3");

    agent.answer(Fixtures.accepted(asked, Outcome.RE_REGISTERED, node));

    assertThat(agent.lines()).endsWith("  Note: Job job-3 of the earlier stay was cleared");
  }

  @Test
  void shouldIgnoreTheAnswerToAnother() {
    Result result = Fixtures.created(asked, 7);
    Result othersIncarnation = with(result, result.requestId(), UUID.randomUUID());
    Result othersRequest = with(result, "another", result.incarnation());

    agent.quiet().answer(othersIncarnation).answer(othersRequest);

    assertThat(agent.state()).isEqualTo(Kind.REGISTERING);
    assertThat(agent.actions).isEmpty();
  }

  @Test
  void shouldAskAgainUnderTheSameIdWhenNotReadBackInTime() {
    agent.quiet().after(AgentHarness.POLICY.verifyMs() + 1_000);

    assertThat(agent.asked()).isEqualTo(asked);
    assertThat(agent.lines()).anyMatch(line -> line.contains("read its result back within 2000"));
  }

  @Test
  void shouldTakeALateAnswerWhenAlreadyAskingAgain() {
    agent.after(AgentHarness.POLICY.verifyMs());

    agent.answer(Fixtures.created(asked, 7));

    assertThat(agent.state()).isEqualTo(Kind.REGISTERED);
  }

  @Test
  void shouldBackOffAndRaiseOneAlarmWhenNothingAnswers() {
    agent.quiet().after(600_000);

    assertThat(agent.machine.health().kind()).isIn(Health.Kind.FAILED, Health.Kind.PROBING);
    assertThat(agent.all(Action.SendRegistration.class)).hasSizeBetween(10, 80);
    assertThat(agent.all(Action.Announce.class))
        .filteredOn(said -> said.level() == Effects.Level.ERROR)
        .hasSize(1);
  }

  @Test
  void shouldBeHealthyAgainWhenAnswered() {
    agent.after(60_000);

    agent.answer(Fixtures.created(agent.asked(), 7));

    assertThat(agent.machine.health()).isEqualTo(Health.Healthy.FRESH);
  }

  @Test
  void shouldAskAgainWhenUndelivered() {
    agent.quiet().when(now -> agent.machine.undelivered(asked.requestId(), "no broker", now));

    assertThat(agent.lines()).singleElement().asString().contains("no broker");
    assertThat(agent.after(1_000).asked()).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "SUPERSEDED, SUPERSEDED, 10",
    "FROZEN, FROZEN, 12",
    "DUEL, DUEL, 12",
    "PROOF_FAILED, UNPROVEN, 13",
    "PROOF_REPLAYED, UNPROVEN, 13",
    "INVALID, REFUSED, 13",
    "REALM_FULL, REFUSED, 13",
    "INTERNAL, REFUSED, 13",
    "UNKNOWN_ADDRESS, REMOVED, 11",
    "UNKNOWN, REFUSED, 13"
  })
  void shouldEndWhenRefusedForGood(Refusal refusal, Ending ending, int exitCode) {
    agent.quiet().answer(Fixtures.refused(asked, refusal, -1));

    Action.End end = agent.last(Action.End.class);
    assertThat(end.ending()).isEqualTo(ending);
    assertThat(end.ending().exitCode().code()).isEqualTo(exitCode);
    assertThat(end.text()).startsWith("Expected");
    assertThat(agent.machine.dueMs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldSayWhoHoldsTheAddressWhenRefused() {
    Result refusal = Fixtures.refused(asked, Refusal.DUEL, -1);
    Result.Holder holder =
        new Result.Holder(
            Fixtures.NODE_ID, 6, "host-b", List.of(Fixtures.ENDPOINT), Fixtures.REGISTERED_AT_MS);

    agent.answer(
        new Result(
            refusal.requestId(),
            refusal.incarnation(),
            refusal.outcome(),
            refusal.refusal(),
            refusal.text(),
            null,
            holder,
            -1,
            9));

    assertThat(agent.last(Action.End.class).text())
        .endsWith(
            "; held by incarnation 550e8400-e29b-41d4-a716-446655440000 (epoch 6) from host-b"
                + " at ws://10.108.1.12:8080 since 2026-01-05T09:20:00Z");
  }

  @Test
  void shouldWaitAsLongAsToldWhenRefusedForAWhile() {
    agent.quiet().answer(Fixtures.refused(asked, Refusal.DUEL, 30_000));

    assertThat(agent.after(29_999).all(Action.SendRegistration.class)).isEmpty();
    assertThat(agent.after(8_000).asked()).isEqualTo(asked);
  }

  @Test
  void shouldDrawANewIncarnationWhenItsOwnIsOver() {
    agent.answer(Fixtures.refused(asked, Refusal.INCARNATION_OVER, 0)).after(2_000);

    assertThat(agent.state()).isEqualTo(Kind.RECLAIMING);
    assertThat(agent.asked().incarnation())
        .isNotEqualTo(asked.incarnation())
        .isEqualTo(agent.incarnation());
    assertThat(agent.all(Action.DropAll.class)).as("it never had a stay").isEmpty();
  }

  @Test
  void shouldForceANewIdentityOnlyUntilItHasOne() {
    AgentHarness forcing = new AgentHarness(AgentHarness.POLICY, true);
    forcing.when(forcing.machine::start);
    assertThat(forcing.asked().force()).isTrue();
    assertThat(forcing.after(4_000).asked().force()).as("retry").isTrue();

    forcing.answer(Fixtures.created(forcing.asked(), 7)).kick(Kick.Cause.EXPIRED).after(4_000);

    assertThat(forcing.asked().incarnation()).isEqualTo(forcing.incarnation());
    assertThat(forcing.asked().force()).isFalse();
  }

  @Test
  void shouldCarryTheNewEndpointsWhenMovedBeforeAnswered() {
    agent.when(now -> agent.machine.moved(List.of(Fixtures.ENDPOINT.at("10.108.3.17")), now));

    assertThat(agent.all(Action.SendClusterIp.class)).isEmpty();
    agent.answer(Fixtures.created(asked, 7));
    assertThat(agent.last(Action.SendClusterIp.class).report().endpoints())
        .containsExactly(Fixtures.ENDPOINT.at("10.108.3.17"));
  }

  private static Result with(Result result, String requestId, UUID incarnation) {
    return new Result(
        requestId,
        incarnation,
        result.outcome(),
        result.refusal(),
        result.text(),
        result.node(),
        result.holder(),
        result.retryAfterMs(),
        result.revision());
  }
}
