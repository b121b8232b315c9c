package io.rejoin.registry.intake;

import static io.rejoin.registry.intake.IntakeRig.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rejoin.registry.intake.InputFixtures.Sample;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.value.Health;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read is kept as it came, and stops nothing. */
final class BadInputTest {

  private static final String TOPIC = TOPICS.registrations();

  private final IntakeRig rig = new IntakeRig();
  private final Sample<Registration> good = InputFixtures.registration(TOPICS, "");
  private final byte[] goodValue = rig.bytes(good);

  @AfterEach
  void close() {
    rig.close();
  }

  static Stream<Arguments> badKeys() {
    return Stream.of(
        arguments(null, "KeyMissing"),
        arguments(new byte[0], "KeyMissing"),
        arguments("@mark".getBytes(UTF_8), "KeyReserved"),
        arguments("x".repeat(256).getBytes(UTF_8), "KeyTooLong"),
        arguments("€".repeat(300).getBytes(UTF_8), "KeyTooLong"),
        arguments(new byte[] {'a', (byte) 0xC3}, "KeyUndecodable"));
  }

  @ParameterizedTest
  @MethodSource("badKeys")
  void shouldSetAsideWhenKeyIsBad(byte[] key, String cause) {
    rig.send(TOPIC, key, goodValue, new org.apache.kafka.common.header.internals.RecordHeaders());

    assertSetAside(key, goodValue, cause);
  }

  @Test
  void shouldTakeLongestKeyWhenItHas255Characters() {
    rig.send("€".repeat(255), good);

    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.controlRecords()).hasSize(1);
  }

  @Test
  void shouldSetAsideWhenValueIsForeignTombstone() {
    rig.send(TOPIC, "node-1", null);

    assertSetAside("node-1".getBytes(UTF_8), null, "Tombstone");
  }

  @Test
  void shouldSetAsideWhenValueIsEmpty() {
    rig.send(TOPIC, "node-1", new byte[0]);

    assertSetAside("node-1".getBytes(UTF_8), new byte[0], "ForeignFormat");
  }

  @Test
  void shouldSetAsideWhenSchemaIdIsUnknown() {
    byte[] value = goodValue.clone();
    value[1] = 0x7F;
    rig.send(TOPIC, "node-1", value);

    assertSetAside("node-1".getBytes(UTF_8), value, "UnknownSchema");
  }

  @Test
  void shouldSetAsideWhenValueIsCutShort() {
    byte[] value = Arrays.copyOf(goodValue, goodValue.length - 3);
    rig.send(TOPIC, "node-1", value);

    assertSetAside("node-1".getBytes(UTF_8), value, "UndecodableValue");
  }

  @Test
  void shouldSetAsideWhenRecordIsOfAnotherTopic() {
    byte[] value =
        rig.codec(TOPICS.heartbeats(), Codecs.HEARTBEAT)
            .write(new Heartbeat(new UUID(1, 2), 1, Health.UP, "", 0.5));
    rig.send(TOPIC, "node-1", value);

    assertSetAside("node-1".getBytes(UTF_8), value, "Undecodable");
  }

  @Test
  void shouldSetAsideWhenRecordIsOversized() {
    byte[] value = rig.bytes(InputFixtures.registration(TOPICS, "x".repeat(64 * 1024)));
    rig.send(TOPIC, "node-1", value);

    assertSetAside("node-1".getBytes(UTF_8), value, "Oversized");
  }

  @Test
  void shouldSetAsideStartAndSayHowLargeItWasWhenRecordExceedsDeadLetters() {
    byte[] value = new byte[1_000_000];
    Arrays.fill(value, (byte) 7);
    rig.send(TOPIC, "node-1", value);

    TestRecord<byte[], byte[]> letter = rig.deadLetters().get(0);
    assertThat(letter.value()).hasSizeBetween(900_000, 999_999).containsOnly(7);
    assertThat(RecordHeaders.text(letter.headers(), Headers.DEAD_SIZE)).isEqualTo("1000006");
  }

  @Test
  void shouldKeepWhereItCameByAndItsOwnHeadersWhenRecordIsSetAside() {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    headers.add(new RecordHeader("traceparent", "abc".getBytes(UTF_8)));
    rig.send("node-1", good);
    rig.send(TOPIC, "node-1".getBytes(UTF_8), new byte[] {9, 9}, headers);

    TestRecord<byte[], byte[]> letter = rig.deadLetters().get(0);
    assertThat(text(letter, "traceparent")).isEqualTo("abc");
    assertThat(text(letter, Headers.DEAD_TOPIC)).isEqualTo(TOPIC);
    assertThat(text(letter, Headers.DEAD_PARTITION)).isEqualTo("0");
    assertThat(text(letter, Headers.DEAD_OFFSET)).isEqualTo("1");
    assertThat(text(letter, Headers.DEAD_ERROR)).startsWith("Expected ");
    assertThat(text(letter, Headers.DEAD_SIZE)).isNull();
  }

  @Test
  void shouldForwardOrSetAsideAndNeverStopWhenBytesAreRandom() {
    SplittableRandom random = new SplittableRandom(20);
    int records = 2_000;
    for (int i = 0; i < records; i++) {
      byte[] value = goodValue.clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        value[random.nextInt(value.length)] = (byte) random.nextInt();
      }
      byte[] cut =
          Arrays.copyOf(
              value, random.nextInt(4) == 0 ? random.nextInt(value.length) : value.length);
      rig.send(TOPIC, "node-1", cut);
    }

    assertThat(rig.controlRecords().size() + rig.deadLetters().size()).isEqualTo(records);
  }

  private void assertSetAside(byte[] key, byte[] value, String cause) {
    assertThat(rig.controlRecords()).isEmpty();
    assertThat(rig.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo(key);
              assertThat(letter.value()).isEqualTo(value);
              assertThat(text(letter, Headers.CAUSE)).isEqualTo(cause);
              assertThat(text(letter, Headers.DEAD_ERROR))
                  .startsWith("Expected ")
                  .contains(", but");
            });
    rig.send("node-2", good);
    assertThat(rig.controlRecords()).as("what follows").hasSize(1);
  }

  private static String text(TestRecord<byte[], byte[]> record, String header) {
    return RecordHeaders.text(record.headers(), header);
  }
}
