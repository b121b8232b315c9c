package io.rejoin.registry.liveness;

import static io.rejoin.registry.liveness.NodeFixtures.incarnation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.Origin;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.value.Health;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LivenessTopologyTest {

  private static final String A = "router-a";

  private final LivenessRig rig = new LivenessRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldSaySilenceAndReturnToControlWithoutSource() {
    Node node = rig.live(A, 1);
    rig.beat(node);
    rig.pass(4_750);
    assertThat(rig.said()).isEmpty();
    rig.pass(250);
    List<TestRecord<byte[], byte[]>> records =
        rig.controlRecords().stream().filter(r -> key(r).equals(A)).toList();
    assertThat(records).hasSize(1);
    assertThat(rig.control(records.get(0)).input())
        .isEqualTo(new NodeSilent(incarnation(1), 5_000));
    assertThat(rig.control(records.get(0)).key()).isEqualTo(A);
    assertThat(Origin.read(records.get(0).headers())).isEmpty();
    assertThat(RecordHeaders.text(records.get(0).headers(), Headers.TYPE)).isEqualTo("NodeSilent");

    rig.nodes.show(NodeFixtures.with(node, NodeFixtures.silent(5_000)));
    rig.beat(node);
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeHeard(incarnation(1), Health.UP, ""));
  }

  @Test
  void shouldWriteFourTicksASecondThatTellTheirWriter() {
    rig.pass(1_000);

    List<TestRecord<byte[], byte[]>> ticks = rig.heartbeats();
    assertThat(ticks).extracting(LivenessTopologyTest::key).containsOnly(ReservedKeys.TICK);
    assertThat(ticks).extracting(TestRecord::value).containsOnlyNulls();
    assertThat(ticks)
        .extracting(tick -> RecordHeaders.text(tick.headers(), Headers.TICK))
        .containsExactly("writer-1 1", "writer-1 2", "writer-1 3", "writer-1 4");
  }

  @Test
  void shouldWriteNothingForBeats() {
    Node node = rig.live(A, 1);
    rig.heartbeats();
    rig.control();
    for (int i = 0; i < 100; i++) {
      rig.beat(node);
    }

    assertThat(rig.control()).isEmpty();
    assertThat(rig.heartbeats()).isEmpty();
    assertThat(rig.count(BeatOutcome.RENEWED)).isEqualTo(100);
  }

  @Test
  void shouldCountEachSecond() {
    Node node = rig.live(A, 1);
    rig.pass(250);
    rig.control();
    rig.beat(node);
    rig.beat(node);
    rig.pass(2_000);

    assertThat(rig.control())
        .containsExactly(new LivenessCounted(0, 1, 2), new LivenessCounted(0, 1, 0));
  }

  @Test
  void shouldGiveFreshTermWhenTaskStartsAnew() {
    rig.live(A, 1);
    rig.pass(4_000);
    rig.restart();

    rig.pass(4_750);
    assertThat(rig.said()).isEmpty();
    rig.pass(500);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 5_000));
  }

  @Test
  void shouldLetNoTermRunInBacklogThatIsOlderThanWhatNodesShows() {
    rig.nodes.show(NodeFixtures.node(A, incarnation(1)));
    for (int i = 0; i < 100; i++) {
      rig.foreignTick(i * 250L);
    }
    assertThat(rig.said()).isEmpty();

    rig.pass(5_250);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 5_000));
  }

  @Test
  void shouldExpireNobodyWhenProcessOrBrokerStoodStill() {
    Node node = rig.live(A, 1);
    rig.beat(node);

    rig.jump(3_600_000);
    rig.pass(500);

    assertThat(rig.said()).isEmpty();
  }

  @Test
  void shouldFollowRulesInForce() {
    Rules slow = withTerms(Rules.DEFAULT, 10_000, 20_000);
    rig.rules.set(slow);
    rig.live(A, 1);

    rig.pass(9_750);
    assertThat(rig.said()).isEmpty();
    rig.pass(250);

    assertThat(rig.said()).containsExactly(new NodeSilent(incarnation(1), 10_000));
  }

  @Test
  void shouldStopFollowingNodesWhenTaskIsClosed() {
    assertThat(rig.nodes.isFollowed()).isTrue();
    assertThat(rig.meters.find(LivenessMeters.TRACKED).gauge()).isNotNull();

    rig.stop();

    assertThat(rig.nodes.isFollowed()).isFalse();
    assertThat(rig.meters.find(LivenessMeters.TRACKED).gauge()).isNull();
  }

  @Test
  void shouldShowHowFarPartitionIsBehind() {
    rig.live(A, 1);

    assertThat(rig.meters.get(LivenessMeters.TRACKED).gauge().value()).isEqualTo(1);
    assertThat(rig.meters.get(LivenessMeters.TICKS_BEHIND).gauge().value()).isZero();
  }

  @Test
  void shouldKeepItsNames() throws IOException {
    String described = LivenessTopology.build(rig.parts()).describe().toString();

    try (InputStream golden = getClass().getResourceAsStream("liveness-topology.txt")) {
      assertThat(described).isEqualToNormalizingNewlines(new String(golden.readAllBytes(), UTF_8));
    }
  }

  private static String key(TestRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }

  private static Rules withTerms(Rules rules, long suspectMs, long termMs) {
    return new Rules(
        rules.version() + 1,
        Rules.LEVEL,
        suspectMs,
        termMs,
        rules.tickMs(),
        rules.loopbackAllowed(),
        rules.proofRequired(),
        rules.reportersNeeded(),
        rules.duelTakeovers(),
        rules.duelWindowMs(),
        rules.removalAfterMs(),
        rules.routersPerRealm(),
        rules.breaker());
  }
}
