package io.rejoin.schemas.serde;

import static io.rejoin.schemas.serde.Values.SUBJECT;
import static io.rejoin.schemas.serde.Values.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.serde.error.UndecodableValueException;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.TestSchemas;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and writer schemas that were made to do harm. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {

  private final Values values = new Values();
  private final SchemaRegistryClient registry = values.registry();
  private final AvroDeserializer reader = values.deserializer(List.of(TestSchemas.V1));
  private final AvroDeserializer asWritten = values.deserializer(List.of());

  /** Would show in the test's output, if a schema could get it loaded. */
  public static final class Trap {

    private static final StringBuilder TRACE = new StringBuilder();

    public Trap(String text) {
      TRACE.append(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-class", "java-key-class", "java-element-class"})
  void shouldMakeNoObjectWhenTheWritersSchemaNamesAClass(String property) {
    int id =
        registry.register(
            SUBJECT,
            withAddress(
                """
                {"type":"string","%s":"%s"}"""
                    .formatted(property, Trap.class.getName())));

    GenericRecord read = (GenericRecord) asWritten.deserialize(TOPIC, Values.wire(id, 2, 'a'));

    assertThat(read.get("address")).isInstanceOf(CharSequence.class).hasToString("a");
    assertThat(Trap.TRACE).isEmpty();
  }

  @Test
  void shouldMakeAGenericRecordWhenTheWritersSchemaIsNamedLikeAClass() {
    int id =
        registry.register(
            SUBJECT,
            TestSchemas.parse(
                """
                {"type":"record","name":"Socket","namespace":"java.net","fields":[
                  {"name":"address","type":"string"}]}
                """));

    assertThat(asWritten.deserialize(TOPIC, Values.wire(id, 2, 'a')))
        .isInstanceOf(GenericRecord.class);
  }

  @Test
  void shouldAllocateNothingWhenALengthIsClaimed() {
    int id = registry.register(SUBJECT, TestSchemas.V1);

    // 2^31 - 16 bytes of text are claimed, none follows
    assertUndecodable(Values.wire(id, 0xe0, 0xff, 0xff, 0xff, 0x0f));
  }

  @Test
  void shouldStopWhenAnArrayOfNothingIsClaimed() {
    int id = registry.register(SUBJECT, withExtra("{\"type\":\"array\",\"items\":\"null\"}", "[]"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Values.wire(id));
    byte[] block = Arrays.copyOfRange(Values.wire(0, 0xe0, 0xff, 0xff, 0xff, 0x0f), 5, 10);
    for (int i = 0; i < 100_000; i++) {
      bytes.writeBytes(block);
    }

    assertUndecodable(bytes.toByteArray());
  }

  @Test
  void shouldStopWhenAValueIsNestedWithoutEnd() {
    int id = registry.register(SUBJECT, withExtra("[\"null\",\"test.Host\"]", "null"));
    byte[] bytes = new byte[1_000_000];
    Arrays.fill(bytes, (byte) 2);
    System.arraycopy(Values.wire(id), 0, bytes, 0, 5);

    assertUndecodable(bytes);
  }

  @Test
  void shouldRefuseOrReadButNeverBreakWhenBytesAreRandom() {
    registry.register(SUBJECT, TestSchemas.V1);
    SplittableRandom random = new SplittableRandom(20_261_121);

    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      System.arraycopy(Values.wire(1), 0, bytes, 0, Math.min(bytes.length, random.nextInt(6)));
      try {
        assertThat(reader.deserialize(TOPIC, bytes)).isInstanceOf(GenericRecord.class);
      } catch (SerdeException refused) {
        assertThat(refused.kind()).isEqualTo(SerdeException.Kind.POISON);
      }
    }
  }

  private void assertUndecodable(byte[] bytes) {
    assertThatThrownBy(() -> reader.deserialize(TOPIC, bytes))
        .isInstanceOf(UndecodableValueException.class);
  }

  private static Schema withAddress(String type) {
    return TestSchemas.parse(TestSchemas.V1.toString().replace("\"string\"", type));
  }

  /** A field that our reader has to skip, in front of the one that it wants. */
  private static Schema withExtra(String type, String defaultValue) {
    return TestSchemas.parse(
        """
        {"type":"record","name":"Host","namespace":"test","fields":[
          {"name":"extra","type":%s,"default":%s},
          {"name":"address","type":"string"}]}
        """
            .formatted(type, defaultValue));
  }
}
