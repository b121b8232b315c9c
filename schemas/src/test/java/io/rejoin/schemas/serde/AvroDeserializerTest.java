package io.rejoin.schemas.serde;

import static io.rejoin.schemas.serde.Values.SUBJECT;
import static io.rejoin.schemas.serde.Values.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.ForeignFormatException;
import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.OversizedValueException;
import io.rejoin.schemas.serde.error.UndecodableValueException;
import io.rejoin.schemas.serde.error.UnexpectedRecordException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.TestSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroDeserializerTest {

  private final Values values = new Values();
  private final SchemaRegistryClient registry = values.registry();
  private final AvroDeserializer reader = values.deserializer(List.of(TestSchemas.V2));
  private final AvroDeserializer asWritten = values.deserializer(List.of());

  @Test
  void shouldGiveBackTheRecordWhenItWasWrittenHere() {
    byte[] bytes = values.serializer().serialize(TOPIC, Values.v2("a", 7));

    assertThat(reader.deserialize(TOPIC, bytes)).isEqualTo(Values.v2("a", 7));
  }

  @Test
  void shouldStayNullWhenThereAreNoBytes() {
    assertThat(reader.deserialize(TOPIC, null)).isNull();
    assertThat(reader.deserialize(TOPIC, new RecordHeaders(), (byte[]) null)).isNull();
  }

  @Test
  void shouldFillInDefaultsWhenAnOlderVersionWroteTheValue() {
    int id = registry.register(SUBJECT, TestSchemas.V1);

    GenericRecord host = (GenericRecord) reader.deserialize(TOPIC, Values.wire(id, 2, 'a'));

    assertThat(host).isEqualTo(Values.v2("a", 8080));
    assertThat(host.getSchema()).isSameAs(TestSchemas.V2);
    assertThat(host.get("address")).isEqualTo(new Utf8("a"));
  }

  @Test
  void shouldDropFieldsWhenANewerVersionWroteTheValue() {
    int id = registry.register(SUBJECT, TestSchemas.V2);
    AvroDeserializer older = values.deserializer(List.of(TestSchemas.V1));

    assertThat(older.deserialize(TOPIC, Values.wire(id, 14, 2, 'a'))).isEqualTo(Values.v1("a"));
  }

  @Test
  void shouldReadIntoTheWritersVersionWhenNoReaderSchemaIsSet() {
    int id = registry.register(SUBJECT, TestSchemas.V1);

    assertThat(asWritten.deserialize(TOPIC, Values.wire(id, 2, 'a'))).isEqualTo(Values.v1("a"));
  }

  @Test
  void shouldFindTheReaderSchemaWhenTheTypeWasRenamed() {
    // given
    Schema renamed =
        TestSchemas.parse(
            """
            {"type":"record","name":"Machine","namespace":"test","aliases":["Host"],"fields":[
              {"name":"address","type":"string"}]}
            """);
    int id = registry.register(SUBJECT, TestSchemas.V1);

    // when
    GenericRecord machine =
        (GenericRecord)
            values.deserializer(List.of(renamed)).deserialize(TOPIC, Values.wire(id, 2, 'a'));

    // then
    assertThat(machine.getSchema()).isSameAs(renamed);
    assertThat(machine.get("address")).hasToString("a");
  }

  @Test
  void shouldTakeStringsWhenTheReaderSchemaWantsThem() {
    Schema strings =
        TestSchemas.parse(
            TestSchemas.V1
                .toString()
                .replace("\"string\"", "{\"type\":\"string\",\"avro.java.string\":\"String\"}"));
    int id = registry.register(SUBJECT, TestSchemas.V1);

    GenericRecord host =
        (GenericRecord)
            values.deserializer(List.of(strings)).deserialize(TOPIC, Values.wire(id, 2, 'a'));

    assertThat(host.get("address")).isEqualTo("a");
  }

  @Test
  void shouldSayForeignWhenTheMagicByteIsAnother() {
    assertThatThrownBy(
            () -> reader.deserialize(TOPIC, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ForeignFormatException.class)
        .hasMessageContaining("Expected a value on topic rejoin.hosts to begin with magic byte 0")
        .hasMessageContaining("its first byte is 0x7b.");
  }

  @Test
  void shouldNameTheWritersOptionWhenAGuidStandsInFront() {
    byte[] bytes = new byte[20];
    bytes[0] = 1;

    assertThatThrownBy(() -> reader.deserialize(TOPIC, bytes))
        .isInstanceOf(ForeignFormatException.class)
        .hasMessageContaining("its first byte is 0x01, before a schema GUID")
        .hasMessageContaining("value.schema.id.serializer");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void shouldSayForeignWhenThereIsNoRoomForAnId(int length) {
    assertThatThrownBy(() -> reader.deserialize(TOPIC, new byte[length]))
        .isInstanceOf(ForeignFormatException.class)
        .hasMessageContaining("it has " + length + " bytes in all");
  }

  @Test
  void shouldSayForeignWhenTheSchemaIsNamedByAHeader() {
    byte[] bytes = values.serializer().serialize(TOPIC, Values.v2("a", 7));
    RecordHeaders headers = new RecordHeaders();
    headers.add("__key_schema_id", new byte[17]);

    assertThat(reader.deserialize(TOPIC, headers, bytes)).isEqualTo(Values.v2("a", 7));
    headers.add("__value_schema_id", new byte[17]);
    assertThatThrownBy(() -> reader.deserialize(TOPIC, headers, bytes))
        .isInstanceOf(ForeignFormatException.class)
        .hasMessageContaining("__value_schema_id")
        .hasMessageContaining("value.schema.id.serializer");
  }

  @Test
  void shouldSayUnknownWhenNobodyKnowsTheId() {
    assertThatThrownBy(() -> reader.deserialize(TOPIC, Values.wire(77, 0)))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("schema id 77");
  }

  @Test
  void shouldSayUnexpectedWhenTheRecordTypeIsAnother() {
    int id =
        registry.register("other", Schema.createRecord("Stranger", "", "test", false, List.of()));

    assertThatThrownBy(() -> reader.deserialize(TOPIC, Values.wire(id)))
        .isInstanceOf(UnexpectedRecordException.class)
        .hasMessageContaining("to be one of [test.Host], but it is test.Stranger");
  }

  @Test
  void shouldSayUnexpectedWhenTheValueIsNoRecord() {
    int id = registry.register("other", Schema.create(Schema.Type.STRING));

    assertThatThrownBy(() -> reader.deserialize(TOPIC, Values.wire(id, 2, 'a')))
        .isInstanceOf(UnexpectedRecordException.class)
        .hasMessageContaining("but it is string");
  }

  @Test
  void shouldSayIncompatibleWhenTheWritersSchemaDoesNotFit() {
    int id = registry.register(SUBJECT, TestSchemas.BROKEN);

    assertThatThrownBy(() -> reader.deserialize(TOPIC, Values.wire(id, 2)))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("schema id %d of test.Host".formatted(id))
        .hasMessageContaining("TYPE_MISMATCH");
  }

  @Test
  void shouldReadWhatFitsWhenTheWritersSchemaFitsInPart() {
    // given a writer that has learned a symbol
    AvroDeserializer two = values.deserializer(List.of(withState("\"UP\",\"DOWN\"")));
    int id = registry.register(SUBJECT, withState("\"UP\",\"DOWN\",\"ASLEEP\""));

    // when, then
    assertThat(((GenericRecord) two.deserialize(TOPIC, Values.wire(id, 2))).get("state"))
        .hasToString("DOWN");
    assertThatThrownBy(() -> two.deserialize(TOPIC, Values.wire(id, 4)))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("ASLEEP");
  }

  @ParameterizedTest
  @CsvSource({"2", "4|97", "3", "255|255|255|255|15|97", "2|97|0"})
  void shouldSayUndecodableWhenTheBytesAreDamaged(String avro) {
    int id = registry.register(SUBJECT, TestSchemas.V1);
    int[] bytes = List.of(avro.split("\\|")).stream().mapToInt(Integer::parseInt).toArray();

    assertThatThrownBy(() -> reader.deserialize(TOPIC, Values.wire(id, bytes)))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessageContaining("on topic rejoin.hosts to be Avro of schema id " + id);
  }

  @Test
  void shouldSayUndecodableWhenASymbolIsNoneOfTheWriters() {
    int id = registry.register(SUBJECT, withState("\"UP\",\"DOWN\""));
    AvroDeserializer two = values.deserializer(List.of(withState("\"UP\",\"DOWN\"")));

    assertThatThrownBy(() -> two.deserialize(TOPIC, Values.wire(id, 8)))
        .isInstanceOf(UndecodableValueException.class);
  }

  @Test
  void shouldGoOnWhenABadValueHasGoneBefore() {
    int id = registry.register(SUBJECT, TestSchemas.V1);
    assertThatThrownBy(() -> reader.deserialize(TOPIC, Values.wire(id, 2)))
        .isInstanceOf(UndecodableValueException.class);

    assertThat(reader.deserialize(TOPIC, Values.wire(id, 2, 'a'))).isEqualTo(Values.v2("a", 8080));
  }

  @Test
  void shouldRefuseTheBytesUnreadWhenTheyAreTooMany() {
    AvroDeserializer small = new AvroDeserializer(registry, List.of(TestSchemas.V2));
    small.configure(values.configs(SerdeConfig.MAX_VALUE_BYTES, 7), false);

    assertThatThrownBy(
            () -> small.deserialize(TOPIC, "{not even}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(OversizedValueException.class)
        .hasMessageContaining("at most 7 bytes, but it has 10");
  }

  @Test
  void shouldRefuseTheSettingsWhenReaderSchemasAreWrong() {
    assertThatThrownBy(() -> values.deserializer(List.of(TestSchemas.V1, TestSchemas.V2)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("two for test.Host");
    assertThatThrownBy(() -> values.deserializer(List.of(Schema.create(Schema.Type.INT))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("record schemas");
    assertThatThrownBy(
            () ->
                new AvroDeserializer()
                    .configure(values.configs(SerdeConfig.READER_SCHEMAS, "test.Host"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a collection of org.apache.avro.Schema");
  }

  @Test
  void shouldSayWhatIsMissingWhenNotConfigured() {
    assertThatThrownBy(() -> new AvroDeserializer().deserialize(TOPIC, new byte[9]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configure()");
  }

  private static Schema withState(String symbols) {
    return TestSchemas.parse(
        """
        {"type":"record","name":"Host","namespace":"test","fields":[
          {"name":"state","type":{"type":"enum","name":"State","symbols":[%s]}}]}
        """
            .formatted(symbols));
  }
}
