package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.AgentState.Kind;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick.Cause;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Profile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StayingTest {

  private final AgentHarness agent = AgentHarness.registered(7);
  private final UUID incarnation = agent.incarnation();

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"EXPIRED", "ORDERED"})
  void shouldComeBackAtOnceByANewIncarnationWhenKicked(Cause cause) {
    agent.inTouchFor(20_000).quiet().kick(cause);

    assertThat(agent.state()).isEqualTo(Kind.RECLAIMING);
    assertThat(agent.asked().incarnation()).isNotEqualTo(incarnation);
    assertThat(agent.last(Action.DropAll.class).loss().standing().epoch()).isEqualTo(7);
    assertThat(agent.actions.get(0)).as("first of all").isInstanceOf(Action.DropAll.class);
  }

  @Test
  void shouldBackOffWhenKickedAgainAndAgain() {
    agent.inTouchFor(20_000).quiet();
    long startMs = agent.nowMs();
    for (int epoch = 8; epoch < 20; epoch++) {
      int sent = agent.all(Action.SendRegistration.class).size();
      agent.kick(Cause.EXPIRED);
      while (agent.all(Action.SendRegistration.class).size() == sent) {
        agent.after(100);
      }
      agent.answer(Fixtures.created(agent.asked(), epoch));
    }

    assertThat(agent.nowMs() - startMs).isGreaterThan(60_000);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"TAKEN_OVER", "REMOVED", "LEFT"})
  void shouldEndWhenKickedForGood(Cause cause) {
    agent.quiet().kick(cause);

    assertThat(agent.state()).isEqualTo(Kind.ENDED);
    assertThat(agent.last(Action.End.class).ending()).isEqualTo(Ending.valueOf(cause.name()));
    assertThat(agent.last(Action.End.class).text()).isEqualTo("because of " + cause);
    assertThat(agent.all(Action.DropAll.class)).hasSize(1);
  }

  @Test
  void shouldIgnoreTheKickOfAnEarlierEpoch() {
    agent.quiet();

    agent.when(
        now -> agent.machine.kicked(Fixtures.kick(UUID.randomUUID(), 6, Cause.REMOVED), now));

    assertThat(agent.state()).isEqualTo(Kind.REGISTERED);
    assertThat(agent.actions).isEmpty();
  }

  @Test
  void shouldEndAsTakenOverWhenALaterIncarnationWasKicked() {
    agent.when(
        now -> agent.machine.kicked(Fixtures.kick(UUID.randomUUID(), 9, Cause.EXPIRED), now));

    assertThat(agent.last(Action.End.class).ending()).isEqualTo(Ending.TAKEN_OVER);
  }

  @Test
  void shouldReportAtOnceUnderAHigherVersionWhenMoved() {
    agent
        .quiet()
        .when(now -> agent.machine.moved(List.of(Fixtures.ENDPOINT.at("10.108.3.17")), now));
    agent.ackReach();
    agent.when(now -> agent.machine.moved(List.of(Fixtures.ENDPOINT.at("router-1")), now));

    assertThat(agent.lines())
        .contains(
            "Node worker-1 cluster IP changed from 10.108.1.12 to 10.108.3.17",
            "Node worker-1 cluster IP changed from 10.108.3.17 to router-1");
    assertThat(agent.all(Action.SendClusterIp.class))
        .extracting(sent -> sent.report().version())
        .containsExactly(1L, 2L);
    assertThat(agent.last(Action.SendClusterIp.class).report().incarnation())
        .isEqualTo(incarnation);
  }

  @Test
  void shouldReportAgainUntilAcknowledgedWhenUndelivered() {
    agent.quiet().when(now -> agent.machine.moved(List.of(), now));
    var report = agent.last(Action.SendClusterIp.class).report();
    agent.when(now -> agent.machine.undelivered(report, now));

    agent.inTouchFor(5_000);
    assertThat(agent.all(Action.SendClusterIp.class)).hasSizeGreaterThan(1);
    agent.ackReach().quiet().inTouchFor(60_000);
    assertThat(agent.all(Action.SendClusterIp.class)).isEmpty();
  }

  @Test
  void shouldSayNothingWhenTheEndpointsAreTheSame() {
    agent.quiet().when(now -> agent.machine.moved(List.of(Fixtures.ENDPOINT), now));

    assertThat(agent.actions).isEmpty();
  }

  @Test
  void shouldAmendUnderTheSameIncarnationWhenTheProfileChanges() {
    agent.after(1_000).quiet().when(now -> agent.machine.changed(bigger(), now));

    assertThat(agent.asked().incarnation()).isEqualTo(incarnation);
    assertThat(agent.asked().profile()).isEqualTo(bigger());
    agent.answer(amended(agent.asked()));
    assertThat(agent.state()).isEqualTo(Kind.REGISTERED);
    assertThat(agent.epoch()).isEqualTo(7);
  }

  @Test
  void shouldAmendOnceMoreWhenTheProfileChangesWhileAsked() {
    agent.after(1_000).when(now -> agent.machine.changed(bigger(), now));
    Registration first = agent.asked();
    agent.when(now -> agent.machine.changed(Fixtures.aProfile(), now)).quiet();

    agent.answer(amended(first)).after(AgentHarness.POLICY.spacingMs());

    assertThat(agent.asked().profile()).isEqualTo(Fixtures.aProfile());
    assertThat(agent.asked().requestId()).isNotEqualTo(first.requestId());
  }

  @Test
  void shouldKeepTheStayWhenAnAmendmentIsRefused() {
    agent.after(1_000).when(now -> agent.machine.changed(bigger(), now));

    Registration amendment = agent.asked();
    agent.quiet().answer(Fixtures.refused(amendment, Refusal.INVALID, -1));

    assertThat(agent.state()).isEqualTo(Kind.REGISTERED);
    assertThat(agent.lines()).singleElement().asString().contains("the earlier one stays");
  }

  private static Profile bigger() {
    Profile profile = Fixtures.aProfile();
    return new Profile(
        profile.name(),
        profile.type(),
        profile.roles(),
        profile.realms(),
        Capabilities.NONE.labelled(Map.of("gpu", "yes")));
  }

  @Test
  void shouldEndAsRefusedWhenKickedForAReasonThatIsNotKnownHere() {
    agent.kick(Cause.UNKNOWN);

    assertThat(agent.last(Action.End.class).ending()).isEqualTo(Ending.REFUSED);
  }

  private static Result amended(Registration asked) {
    return Fixtures.accepted(asked, Outcome.AMENDED, Fixtures.node(7, 0));
  }
}
