package io.rejoin.registry.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.codec.UndecodableException;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.value.Health;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

final class BeatReaderTest {

  private static final String TOPIC = "test.heartbeats";
  private static final Heartbeat BEAT =
      new Heartbeat(new UUID(1, 2), 3, Health.UNHEALTHY, "disk full", 0.5);

  private final ValueSerdes serdes =
      new ValueSerdes(Map.of("schema.registry.url", "mock://beat-reader"));
  private final Counting deserializer =
      new Counting(serdes.deserializer(List.of(Codecs.HEARTBEAT.schema())));
  private final TopicCodec<Heartbeat> codec =
      new TopicCodec<>(TOPIC, Codecs.HEARTBEAT, serdes.serializer(), deserializer);
  private final BeatReader reader = new BeatReader(codec, serdes.registry()::byId);

  /** Counts what goes the long way. */
  private static final class Counting implements Deserializer<Object> {
    private final Deserializer<Object> real;
    private int values;

    Counting(Deserializer<Object> real) {
      this.real = real;
    }

    @Override
    public Object deserialize(String topic, byte[] bytes) {
      values++;
      return real.deserialize(topic, bytes);
    }
  }

  @Test
  void shouldGoLongWayOnceWhenSchemaIsOurs() {
    byte[] value = codec.write(BEAT);
    for (int i = 0; i < 5; i++) {
      assertThat(reader.read(value)).isEqualTo(BEAT);
    }

    assertThat(deserializer.values).isEqualTo(1);
  }

  @Test
  void shouldGoLongWayAlwaysWhenSchemaIsAnotherVersion() {
    byte[] value = serdes.serializer().serialize(TOPIC, olderVersion());
    for (int i = 0; i < 3; i++) {
      assertThat(reader.read(value))
          .isEqualTo(new Heartbeat(BEAT.incarnation(), 9, Health.UP, "", -1));
    }

    assertThat(deserializer.values).isEqualTo(3);
  }

  @Test
  void shouldSayWhatIsWrongWhenOurOwnBytesAreDamaged() {
    byte[] value = codec.write(BEAT);
    reader.read(value);
    value[value.length - 20] = -1;
    value[6] = 'x';

    assertThatThrownBy(() -> reader.read(value)).isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> reader.read(new byte[0])).isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> reader.read(new byte[] {0, 0, 0})).isNotNull();
  }

  /** Without the fields that have defaults, in another order. */
  private static GenericRecord olderVersion() {
    Schema health = Codecs.HEARTBEAT.schema().getField("health").schema();
    Schema older =
        SchemaBuilder.record("Heartbeat")
            .namespace("io.rejoin")
            .fields()
            .requiredLong("sequence")
            .name("health")
            .type(health)
            .noDefault()
            .requiredString("incarnation")
            .endRecord();
    GenericRecord record = new GenericData.Record(older);
    record.put("sequence", 9L);
    record.put("health", new GenericData.EnumSymbol(health, "UP"));
    record.put("incarnation", BEAT.incarnation().toString());
    return record;
  }
}
