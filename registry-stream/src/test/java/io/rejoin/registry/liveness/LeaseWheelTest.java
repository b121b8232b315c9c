package io.rejoin.registry.liveness;

import static io.rejoin.registry.liveness.NodeFixtures.incarnation;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.value.Health;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeaseWheelTest {

  private static final String A = "router-a";

  private final LeaseRig rig = new LeaseRig();

  @Test
  void shouldSayNothingWhenBeatsComeInTime() {
    Node node = rig.live(A, 1);
    for (int i = 0; i < 100; i++) {
      rig.pass(2_000);
      assertThat(rig.beat(node)).isEqualTo(BeatOutcome.RENEWED);
    }

    assertThat(rig.said()).isEmpty();
    assertThat(rig.wheel.tracked()).isEqualTo(1);
  }

  @Test
  void shouldSaySilenceWhenNoBeatComesForSuspectTime() {
    Node node = rig.live(A, 1);
    rig.beat(node);

    rig.pass(4_750);
    assertThat(rig.said()).isEmpty();
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 5_000));
  }

  @Test
  void shouldSaySilenceAgainEachSecondWhenNodesDoesNotShowIt() {
    rig.live(A, 1);

    rig.pass(7_500);

    assertThat(rig.said())
        .containsExactly(
            new NodeSilent(incarnation(1), 5_000),
            new NodeSilent(incarnation(1), 6_000),
            new NodeSilent(incarnation(1), 7_000));
  }

  @Test
  void shouldWaitForTermWhenNodesShowsSilence() {
    rig.live(A, 1);
    rig.pass(5_000).said();
    rig.show(A, NodeFixtures.silent(5_000));

    rig.pass(2_750);
    assertThat(rig.said()).isEmpty();
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 8_000));
  }

  @Test
  void shouldSayEachSecondWhenExpiryIsWithheld() {
    rig.live(A, 1);
    rig.pass(8_000).said();
    rig.show(A, NodeFixtures.silent(5_000).withWithheld("many are silent"));

    rig.pass(3_000);

    assertThat(rig.said())
        .containsExactly(
            new NodeSilent(incarnation(1), 9_000),
            new NodeSilent(incarnation(1), 10_000),
            new NodeSilent(incarnation(1), 11_000));
  }

  @Test
  void shouldForgetNodeWhenItIsExpiredOrRemoved() {
    rig.live(A, 1);
    rig.live("router-b", 2);
    rig.show(A, NodeFixtures.expired());
    rig.remove("router-b");

    rig.pass(20_000);

    assertThat(rig.said()).isEmpty();
    assertThat(rig.wheel.tracked()).isZero();
  }

  @Test
  void shouldSayReturnAtNextTickWhenSilentNodeBeats() {
    Node node = rig.live(A, 1);
    rig.beat(node);
    rig.pass(5_500).said();
    rig.show(A, NodeFixtures.silent(5_000));

    rig.beat(node);
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeHeard(incarnation(1), Health.UP, ""));
  }

  @Test
  void shouldSayReturnAgainEachSecondWhenNodesStillShowsSilence() {
    Node node = rig.live(A, 1);
    rig.pass(5_000).said();
    rig.show(A, NodeFixtures.silent(5_000));
    for (int i = 0; i < 12; i++) {
      rig.beat(node);
      rig.pass(250);
    }

    assertThat(rig.said()).hasSize(3).hasOnlyElementsOfType(NodeHeard.class);

    rig.show(A, Condition.GOOD);
    rig.pass(3_000);
    assertThat(rig.said()).isEmpty();
  }

  @Test
  void shouldTakeBackReportOnlyWhenBeatCameAfterIt() {
    Node node = rig.live(A, 1);
    rig.beat(node);
    rig.show(A, NodeFixtures.reported());

    rig.beat(node);
    rig.pass(500);
    assertThat(rig.said()).as("beats that may be older than the report").isEmpty();
    rig.beat(node);
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeHeard(incarnation(1), Health.UP, ""));
  }

  @Test
  void shouldNotRenewLeaseWhenNodeIsReported() {
    rig.live(A, 1);
    rig.pass(4_000);

    rig.show(A, NodeFixtures.reported());
    rig.pass(1_000);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 5_000));
  }

  @Test
  void shouldTellHealthWhenItDiffersFromWhatNodesShows() {
    Node node = rig.live(A, 1);
    rig.sick(node, "disk full");
    rig.pass(250);
    assertThat(rig.said())
        .containsExactly(new NodeHeard(incarnation(1), Health.UNHEALTHY, "disk full"));

    rig.show(A, NodeFixtures.unhealthy("disk full"));
    rig.sick(node, "disk full");
    rig.pass(2_000);
    assertThat(rig.said()).isEmpty();

    rig.beat(node);
    rig.pass(250);
    assertThat(rig.said()).containsExactly(new NodeHeard(incarnation(1), Health.UP, ""));
  }

  @Test
  void shouldRenewButNotTellHealthWhenBeatIsRepeated() {
    Node node = rig.live(A, 1);
    rig.beat(new Beat(A, incarnation(1), 10, null, Beat.UNPROVEN));
    rig.pass(4_000);

    BeatOutcome outcome = rig.beat(new Beat(A, incarnation(1), 9, "old trouble", Beat.UNPROVEN));
    rig.pass(4_000);

    assertThat(outcome).isEqualTo(BeatOutcome.REPEATED);
    assertThat(rig.said()).isEmpty();
    assertThat(node.status().isLive()).isTrue();
  }

  @Test
  void shouldDropBeatWhenIncarnationIsPastOrExpired() {
    Node node = NodeFixtures.node(A, incarnation(2), Condition.GOOD, List.of(incarnation(1)));
    rig.show(node);
    rig.tick();

    assertThat(rig.beat(A, incarnation(1))).isEqualTo(BeatOutcome.STALE);
    rig.show(A, NodeFixtures.expired());
    assertThat(rig.beat(A, incarnation(2))).isEqualTo(BeatOutcome.STALE);
    assertThat(rig.beat(A, incarnation(3))).isEqualTo(BeatOutcome.EARLY);
  }

  @Test
  void shouldNotRenewCurrentWhenDeadIncarnationBeats() {
    rig.show(NodeFixtures.node(A, incarnation(2), Condition.GOOD, List.of(incarnation(1))));
    rig.tick();
    for (int i = 0; i < 20; i++) {
      rig.beat(A, incarnation(1));
      rig.pass(250);
    }

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(2), 5_000));
  }

  @Test
  void shouldGiveFreshTermWhenNewIncarnationIsShown() {
    rig.live(A, 1);
    rig.pass(4_750);
    rig.live(A, 2);

    rig.pass(4_750);
    assertThat(rig.said()).isEmpty();
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(2), 5_000));
  }

  @Test
  void shouldTellHealthOfEarlyBeatWhenItsNodeIsShown() {
    rig.beat(new Beat(A, incarnation(1), 1, "starting", Beat.UNPROVEN));
    rig.live(A, 1);

    assertThat(rig.said())
        .containsExactly(new NodeHeard(incarnation(1), Health.UNHEALTHY, "starting"));
  }

  @Test
  void shouldKeepOnlyLatestEarlyBeatsWhenThereAreTooMany() {
    LeaseRig small = new LeaseRig(new LivenessLimits(250, 500, 2, 5));
    for (int i = 1; i <= 3; i++) {
      small.beat(new Beat("node-" + i, incarnation(i), 1, "early", Beat.UNPROVEN));
    }
    for (int i = 1; i <= 3; i++) {
      small.live("node-" + i, i);
    }

    assertThat(small.saidRecords()).extracting(Control::key).containsExactly("node-2", "node-3");
  }

  @Test
  void shouldBeginTermOnlyWhenOwnTickComesBack() {
    rig.show(NodeFixtures.node(A, incarnation(1)));
    for (int i = 0; i < 200; i++) {
      rig.jump(250);
      rig.foreignTick();
    }
    assertThat(rig.said()).as("a backlog that was written before the node was there").isEmpty();

    rig.tick();
    rig.pass(5_000);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 5_000));
  }

  @Test
  void shouldTakeBackReportOnlyByBeatsBehindItWhenEarlierTickIsStillOnItsWay() {
    Node node = rig.show(NodeFixtures.node(A, incarnation(1)));
    long early = rig.write();
    rig.show(A, NodeFixtures.reported());
    long late = rig.write();

    rig.comeBack(early);
    rig.beat(node);
    rig.foreignTick();
    assertThat(rig.said()).as("a beat older than the report").isEmpty();
    rig.comeBack(late);
    rig.beat(node);
    rig.foreignTick();

    assertThat(rig.said()).containsExactly(new NodeHeard(incarnation(1), Health.UP, ""));
  }

  @Test
  void shouldNotTakeBackSilenceWhenBeatIsFromBacklog() {
    Node node = NodeFixtures.node(A, incarnation(1), NodeFixtures.silent(5_000), List.of());
    rig.show(node);
    rig.beat(node);
    rig.jump(250);
    rig.foreignTick();
    assertThat(rig.said()).isEmpty();

    rig.tick();
    rig.beat(node);
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeHeard(incarnation(1), Health.UP, ""));
  }

  @Test
  void shouldExpireNobodyWhenBrokerWasAway() {
    Node node = rig.live(A, 1);
    rig.beat(node);

    rig.jump(3_600_000);
    rig.tick();
    rig.pass(1_000);

    assertThat(rig.said()).isEmpty();
  }

  @Test
  void shouldDropBeatWhenItsCounterHasNotRisen() {
    rig.live(A, 1);

    assertThat(rig.beat(new Beat(A, incarnation(1), 1, null, 100))).isEqualTo(BeatOutcome.RENEWED);
    assertThat(rig.beat(new Beat(A, incarnation(1), 2, null, 100))).isEqualTo(BeatOutcome.REPLAYED);
    rig.pass(5_000);

    assertThat(rig.said()).hasSize(1).hasOnlyElementsOfType(NodeSilent.class);
  }

  @Test
  void shouldRenewThoughAChallengerRegisteredWithAHigherCounter() {
    Node node = rig.show(NodeFixtures.withCounter(NodeFixtures.node(A, incarnation(1)), 1_000));
    rig.tick();
    for (int i = 1; i <= 10; i++) {
      BeatOutcome outcome = rig.beat(new Beat(A, node.stay().incarnation(), i, null, 100 + i));
      assertThat(outcome).isEqualTo(BeatOutcome.RENEWED);
      rig.pass(2_000);
    }

    assertThat(rig.said()).isEmpty();
  }

  @Test
  void shouldRationStatementsWhenManyFallSilent() {
    LeaseRig rationed = new LeaseRig(new LivenessLimits(250, 10, 16, 5));
    for (int i = 0; i < 35; i++) {
      rationed.show(NodeFixtures.node("node-" + i, incarnation(i)));
    }
    rationed.tick();
    rationed.pass(5_000);
    assertThat(rationed.saidRecords()).hasSize(10);

    rationed.pass(750);
    List<Control> later = rationed.saidRecords();

    assertThat(later).extracting(Control::key).doesNotHaveDuplicates().hasSize(25);
  }

  @Test
  void shouldTouchEachLeaseOnceATermAndNotAtEachTickWhenAllBeat() {
    int nodes = 1_000;
    for (int i = 0; i < nodes; i++) {
      rig.show(NodeFixtures.node("node-" + i, incarnation(i)));
    }
    rig.tick();
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < nodes; i++) {
        rig.beat("node-" + i, incarnation(i));
      }
      rig.pass(1_000);
    }

    assertThat(rig.said()).isEmpty();
    assertThat(rig.wheel.touched())
        .as("a scan at each of 240 ticks would touch 240,000")
        .isLessThan(60 / 4 * 2L * nodes);
  }

  @Test
  void shouldFollowRulesWhenTheyChange() {
    rig.live(A, 1);
    rig.rules(new Terms(20_000, 30_000));

    rig.pass(19_750);
    assertThat(rig.said()).isEmpty();
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 20_000));
  }
}
