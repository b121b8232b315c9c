package io.rejoin.registry.liveness;

import static io.rejoin.registry.liveness.LivenessRig.TOPICS;
import static io.rejoin.registry.liveness.NodeFixtures.incarnation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.intake.ProofCheck;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records in heartbeats that are none, or come by the wrong partition. */
final class BadBeatTest {

  private static final int PARTITIONS = 8;
  private static final HeartbeatPartitions PLACES = new HeartbeatPartitions(PARTITIONS);

  private final LivenessRig rig = new LivenessRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldSetAsideWhatCannotBeRead() {
    rig.send("node-1", "garbage".getBytes(UTF_8));
    rig.send((String) null, new byte[] {1});
    rig.send(ReservedKeys.TICK, new byte[] {1});
    rig.send("node-1", null);
    rig.send("node-1", new byte[20_000]);

    assertThat(causes())
        .containsExactly("ForeignFormat", "KeyMissing", "KeyReserved", "Tombstone", "Oversized");
    assertThat(rig.count(BeatOutcome.DEAD)).isEqualTo(5);
  }

  @Test
  void shouldRationDeadLettersWhenThereAreMany() {
    for (int i = 0; i < 100; i++) {
      rig.send("node-1", new byte[] {1});
    }
    assertThat(rig.deadLetters()).hasSize(5);
    assertThat(rig.count(BeatOutcome.DROPPED)).isEqualTo(95);

    rig.pass(250);
    rig.send("node-1", new byte[] {1});

    assertThat(rig.deadLetters()).hasSize(1);
  }

  @Test
  void shouldSkipTombstoneWhenItIsOurs() {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, Headers.OWN, "42");
    rig.send("node-1".getBytes(UTF_8), null, headers);

    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.count(BeatOutcome.OWN)).isEqualTo(1);
  }

  @Test
  void shouldNeverStopWhenBytesAreRandom() {
    Node node = rig.live("node-1", 1);
    byte[] good = rig.value(node, null);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] value = Arrays.copyOf(good, random.nextInt(1, good.length + 3));
      value[random.nextInt(value.length)] = (byte) random.nextInt();
      rig.send("node-1", value);
    }
    rig.control();
    rig.beat(node);
    rig.pass(250);

    assertThat(rig.said()).isEmpty();
    assertThat(rig.count(BeatOutcome.RENEWED)).isPositive();
  }

  @Test
  void shouldPassOnBeatOnceWhenItCameByWrongPartition() {
    try (LivenessRig zero = new LivenessRig(ProofCheck.none(), PARTITIONS)) {
      Node elsewhere = zero.live(address(3), 1);
      zero.heartbeats();
      zero.beat(elsewhere);

      List<TestRecord<byte[], byte[]>> passedOn = zero.heartbeats();
      assertThat(passedOn).hasSize(1);
      assertThat(new String(passedOn.get(0).key(), UTF_8)).isEqualTo(elsewhere.address());
      assertThat(RecordHeaders.text(passedOn.get(0).headers(), Headers.PASSED_ON)).isEqualTo("0");
      assertThat(zero.count(BeatOutcome.PASSED_ON)).isEqualTo(1);
      assertThat(zero.count(BeatOutcome.MISROUTED))
          .as("the test driver brings it back to the same task")
          .isEqualTo(1);
    }
  }

  @Test
  void shouldTrackOnlyNodesOfItsPartition() {
    try (LivenessRig zero = new LivenessRig(ProofCheck.none(), PARTITIONS)) {
      zero.live(address(3), 1);
      zero.live(address(0), 2);

      zero.pass(5_000);

      assertThat(zero.said()).containsExactly(new NodeSilent(incarnation(2), 5_000));
    }
  }

  @Test
  void shouldSendWhereItIsAddressed() {
    assertThat(Addressed.PARTITIONER.partitions("t", new Addressed(new byte[0], 5), null, 8))
        .hasValueSatisfying(partitions -> assertThat(partitions).containsExactly(5));
  }

  private static String address(int partition) {
    for (int i = 0; ; i++) {
      if (PLACES.of("node-" + i) == partition) {
        return "node-" + i;
      }
    }
  }

  private List<String> causes() {
    return rig.deadLetters().stream()
        .peek(letter -> assertThat(text(letter, Headers.DEAD_TOPIC)).isEqualTo(TOPICS.heartbeats()))
        .map(letter -> text(letter, Headers.CAUSE))
        .toList();
  }

  private static String text(TestRecord<byte[], byte[]> record, String header) {
    return RecordHeaders.text(record.headers(), header);
  }
}
