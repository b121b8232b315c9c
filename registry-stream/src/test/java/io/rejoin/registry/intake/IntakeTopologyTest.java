package io.rejoin.registry.intake;

import static io.rejoin.registry.intake.IntakeRig.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.intake.InputFixtures.Sample;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Position.Source;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.Origin;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.ReservedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IntakeTopologyTest {

  private final IntakeRig rig = new IntakeRig();

  @AfterEach
  void close() {
    rig.close();
  }

  static Stream<Sample<?>> samples() {
    return InputFixtures.all(TOPICS);
  }

  @ParameterizedTest
  @MethodSource("samples")
  <V extends ControlInput> void shouldForwardWithSourceWhenInputIsGood(Sample<V> sample) {
    rig.send("node-1", sample);

    List<TestRecord<byte[], byte[]>> records = rig.controlRecords();
    assertThat(records).hasSize(1);
    TestRecord<byte[], byte[]> record = records.get(0);
    assertThat(rig.control(record))
        .isEqualTo(new Control("node-1", sample.value(), Control.Proof.NONE));
    assertThat(record.key()).isEqualTo("node-1".getBytes(UTF_8));
    assertThat(RecordHeaders.text(record.headers(), Headers.TYPE))
        .isEqualTo(sample.codec().schema().getName());
    assertThat(Origin.read(record.headers()))
        .contains(Origin.first(new Source(IntakeRig.topicId(sample.topic()), 0, 0)));
    assertThat(rig.deadLetters()).isEmpty();
  }

  @Test
  void shouldNameOffsetForwardedBeforeWhenRecordsFollowEachOther() {
    Sample<?> registration = InputFixtures.registration(TOPICS, "");
    rig.send("node-1", registration);
    rig.send("node-2", registration);
    rig.send("node-1", samples().skip(1).findFirst().orElseThrow());
    rig.send("node-3", registration);

    assertThat(chain()).containsExactly("0 after -1", "1 after 0", "0 after -1", "2 after 1");
  }

  @Test
  void shouldLeaveSetAsideRecordsOutOfChain() {
    Sample<?> registration = InputFixtures.registration(TOPICS, "");
    rig.send("node-1", registration);
    rig.send(TOPICS.registrations(), "node-1", "garbage".getBytes(UTF_8));
    rig.send(TOPICS.registrations(), (String) null, rig.bytes(registration));
    rig.send("node-2", registration);

    assertThat(chain()).containsExactly("0 after -1", "3 after 0");
    assertThat(rig.deadLetters()).hasSize(2);
  }

  @Test
  void shouldBeginChainAnewWhenTaskIsReassigned() {
    Sample<?> registration = InputFixtures.registration(TOPICS, "");
    rig.send("node-1", registration);
    rig.send("node-2", registration);
    assertThat(chain()).containsExactly("0 after -1", "1 after 0");

    rig.reassign();
    rig.send("node-1", registration);
    rig.send("node-2", registration);

    assertThat(chain()).containsExactly("0 after -1", "1 after 0");
  }

  @Test
  void shouldSkipTombstoneWhenItIsOurs() {
    Sample<?> registration = InputFixtures.registration(TOPICS, "");
    rig.send("node-1", registration);
    var own = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(own, Headers.OWN, "42");
    rig.send(TOPICS.registrations(), "node-1".getBytes(UTF_8), null, own);
    rig.send("node-2", registration);

    assertThat(chain()).containsExactly("0 after -1", "2 after 0");
    assertThat(rig.deadLetters()).isEmpty();
  }

  @Test
  void shouldTickEachSecondWithoutSource() {
    rig.pass(Duration.ofMillis(999));
    assertThat(rig.controlRecords()).isEmpty();
    rig.pass(Duration.ofMillis(1));
    rig.pass(Duration.ofSeconds(1));
    List<TestRecord<byte[], byte[]>> records = rig.controlRecords();

    assertThat(records).hasSize(2);
    assertThat(records)
        .extracting(rig::control)
        .containsOnly(Control.own(ReservedKeys.TICK, new Tick()));
    assertThat(records).allSatisfy(r -> assertThat(Origin.read(r.headers())).isEmpty());
    assertThat(RecordHeaders.text(records.get(0).headers(), Headers.TYPE)).isEqualTo("Tick");
  }

  @Test
  void shouldTickAsRulesAskWhenTheyChange() {
    rig.rules.set(withTick(Rules.DEFAULT, 250));
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.controlRecords()).hasSize(1);

    rig.pass(Duration.ofMillis(250));
    rig.pass(Duration.ofMillis(250));

    assertThat(rig.controlRecords()).hasSize(2);
  }

  @Test
  void shouldCountWhatBecameOfRecords() {
    rig.send("node-1", InputFixtures.registration(TOPICS, ""));
    rig.send(TOPICS.registrations(), "node-1", "garbage".getBytes(UTF_8));

    assertThat(count("forwarded")).isEqualTo(1);
    assertThat(count("dead")).isEqualTo(1);
  }

  @Test
  void shouldKeepItsNames() throws IOException {
    StageParts parts = rig.parts(ProofCheck.none(), rig.deserializer());
    String described = IntakeTopology.build(parts, IntakeRig::topicId).describe().toString();

    try (InputStream golden = getClass().getResourceAsStream("intake-topology.txt")) {
      assertThat(described).isEqualToNormalizingNewlines(new String(golden.readAllBytes(), UTF_8));
    }
  }

  private double count(String outcome) {
    return Optional.ofNullable(
            rig.meters
                .find(IntakeMeters.RECORDS)
                .tags("topic", TOPICS.registrations(), "outcome", outcome)
                .counter())
        .orElseThrow()
        .count();
  }

  private List<String> chain() {
    return rig.controlRecords().stream()
        .map(record -> Origin.read(record.headers()).orElseThrow())
        .map(origin -> origin.source().offset() + " after " + origin.before())
        .toList();
  }

  private static Rules withTick(Rules rules, long tickMs) {
    return new Rules(
        rules.version() + 1,
        Rules.LEVEL,
        rules.suspectAfterMs(),
        rules.termMs(),
        tickMs,
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
