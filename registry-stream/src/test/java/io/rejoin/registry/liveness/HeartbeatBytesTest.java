package io.rejoin.registry.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.codec.UndecodableException;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.value.Health;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The short way gives what the long way gives, or leaves it to that. */
final class HeartbeatBytesTest {

  private static final ValueSerdes SERDES =
      new ValueSerdes(Map.of("schema.registry.url", "mock://heartbeat-bytes"));

  private final SplittableRandom random = new SplittableRandom(42);
  private final TopicCodec<Heartbeat> codec =
      new TopicCodec<>(
          "test.heartbeats",
          Codecs.HEARTBEAT,
          SERDES.serializer(),
          SERDES.deserializer(List.of(Codecs.HEARTBEAT.schema())));

  @Test
  void shouldReadWhatCodecWroteWhenValuesAreRandom() {
    for (int i = 0; i < 2_000; i++) {
      Heartbeat heartbeat = randomBeat();

      assertThat(HeartbeatBytes.read(codec.write(heartbeat))).isEqualTo(heartbeat);
    }
  }

  @Test
  void shouldReadUppercaseUuidAsCodecDoes() {
    Heartbeat heartbeat = new Heartbeat(new UUID(0xABCDEF, -2), 1, Health.UP, "", 0);
    byte[] bytes = codec.write(heartbeat);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] >= 'a' && bytes[i] <= 'f' ? (byte) (bytes[i] - 32) : bytes[i];
    }

    assertThat(HeartbeatBytes.read(bytes)).isEqualTo(codec.read(bytes)).isEqualTo(heartbeat);
  }

  @Test
  void shouldReadNothingElseWhenBytesAreDamaged() {
    int readable = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = damaged(codec.write(randomBeat()));
      Heartbeat direct = HeartbeatBytes.read(bytes);
      Heartbeat generic = generic(bytes);
      readable += direct == null ? 0 : 1;

      assertThat(direct).as("%s", Arrays.toString(bytes)).isIn(null, generic);
    }

    assertThat(readable).as("damage that leaves another good heartbeat").isPositive();
  }

  @Test
  void shouldReadNothingWhenAnyPartIsMissing() {
    byte[] bytes = codec.write(randomBeat());
    for (int length = 5; length < bytes.length; length++) {
      assertThat(HeartbeatBytes.read(Arrays.copyOf(bytes, length))).as("%d", length).isNull();
    }
    assertThat(HeartbeatBytes.read(Arrays.copyOf(bytes, bytes.length + 1))).isNull();
  }

  private Heartbeat generic(byte[] bytes) {
    try {
      return codec.read(bytes);
    } catch (UndecodableException e) {
      return null;
    }
  }

  /** Changes bytes behind the schema id, and sometimes cuts or lengthens. */
  private byte[] damaged(byte[] bytes) {
    for (int flips = random.nextInt(1, 3); flips > 0; flips--) {
      bytes[random.nextInt(5, bytes.length)] = (byte) random.nextInt();
    }
    boolean keepLength = random.nextInt(3) > 0;
    return keepLength ? bytes : Arrays.copyOf(bytes, random.nextInt(5, bytes.length + 4));
  }

  private Heartbeat randomBeat() {
    long sequence = random.nextLong() >> random.nextInt(64);
    boolean up = random.nextBoolean();
    return new Heartbeat(
        new UUID(random.nextLong(), random.nextLong()),
        sequence,
        up ? Health.UP : Health.UNHEALTHY,
        up ? "" : "trüb: " + random.nextInt(),
        random.nextDouble() - 0.1);
  }
}
