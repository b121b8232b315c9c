package io.rejoin.schemas.serde;

import static io.rejoin.schemas.serde.Values.SUBJECT;
import static io.rejoin.schemas.serde.Values.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.UnexpectedRecordException;
import io.rejoin.schemas.serde.registry.TestSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class ValueSerdesTest {

  private static final String SERIALIZER = "value.serializer";
  private static final String DESERIALIZER = "value.deserializer";
  private static final String CONFLUENT_SERIALIZER =
      "io.confluent.kafka.serializers.KafkaAvroSerializer";
  private static final String CONFLUENT_DESERIALIZER =
      "io.confluent.kafka.serializers.KafkaAvroDeserializer";
  private static final List<Schema> READERS = List.of(TestSchemas.V2);

  private final Values values = new Values();

  @Test
  void shouldMakeOursWhenNoneIsNamed() {
    Serde<Object> serde = new ValueSerdes(values.configs()).serde(READERS);

    assertThat(serde.serializer()).isInstanceOf(AvroSerializer.class);
    assertThat(serde.deserializer()).isInstanceOf(AvroDeserializer.class);
    byte[] bytes = serde.serializer().serialize(TOPIC, Values.v1("a"));
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Values.v2("a", 8080));
  }

  @Test
  void shouldMakeOursWhenTheyAreNamed() {
    ValueSerdes serdes =
        new ValueSerdes(
            values.configs(
                SERIALIZER,
                "io.rejoin.schemas.serde.AvroSerializer",
                DESERIALIZER,
                AvroDeserializer.class));

    assertThat(serdes.serializer()).isInstanceOf(AvroSerializer.class);
    assertThat(serdes.deserializer(READERS)).isInstanceOf(AvroDeserializer.class);
  }

  @Test
  void shouldShareOneRegistryWhenSeveralAreMade() {
    ValueSerdes serdes = new ValueSerdes(values.configs());

    byte[] bytes = serdes.serializer().serialize(TOPIC, Values.v2("a", 1));

    assertThat(serdes.registry()).isSameAs(serdes.registry());
    assertThat(serdes.registry().latest(SUBJECT).id()).isEqualTo(bytes[4]);
  }

  @Test
  void shouldHandConfluentsSerializerTheWholeConfigurationWhenItIsNamed() {
    // given
    Map<String, Object> configs =
        values.configs(SERIALIZER, CONFLUENT_SERIALIZER, "its.own.setting", "x", "empty", null);

    // when
    Serializer<Object> serializer = new ValueSerdes(configs).serializer();

    // then
    KafkaAvroSerializer confluent = (KafkaAvroSerializer) serializer;
    assertThat(confluent.configs()).isEqualTo(configs);
    assertThat(confluent.isKey()).isFalse();
    serializer.close();
    assertThat(confluent.isClosed()).isTrue();
  }

  @Test
  void shouldWriteTheSameBytesWhenConfluentsSerializerIsNamed() {
    byte[] ours = new ValueSerdes(values.configs()).serializer().serialize(TOPIC, Values.v1("ä"));
    byte[] theirs =
        new ValueSerdes(values.configs(SERIALIZER, CONFLUENT_SERIALIZER))
            .serializer()
            .serialize(TOPIC, Values.v1("ä"));

    assertThat(theirs).isEqualTo(ours);
  }

  @Test
  void shouldNeedNoRegistryOfOursWhenBothAreForeign() {
    ValueSerdes serdes =
        new ValueSerdes(
            Map.of(SERIALIZER, CONFLUENT_SERIALIZER, DESERIALIZER, KafkaAvroDeserializer.class));

    assertThat(serdes.serde(READERS)).isNotNull();
    assertThatThrownBy(serdes::registry).isInstanceOf(ConfigException.class);
  }

  @Test
  void shouldReadIntoOurSchemasWhenConfluentsDeserializerIsNamed() {
    // given
    AvroSerializer serializer = values.serializer();
    byte[] old = serializer.serialize(TOPIC, Values.v1("a"));
    byte[] current = serializer.serialize(TOPIC, Values.v2("b", 7));

    // when
    Deserializer<Object> confluent = confluent();

    // then
    assertThat(confluent.deserialize(TOPIC, old)).isEqualTo(Values.v2("a", 8080));
    assertThat(confluent.deserialize(TOPIC, new RecordHeaders(), current))
        .isEqualTo(Values.v2("b", 7));
    assertThat(confluent.deserialize(TOPIC, null)).isNull();
  }

  @Test
  void shouldRefuseOtherRecordsWhenConfluentsDeserializerIsNamed() {
    Schema stranger = Schema.createRecord("Stranger", "", "test", false, List.of());
    byte[] bytes = values.serializer().serialize(TOPIC, new GenericData.Record(stranger));

    assertThatThrownBy(() -> confluent().deserialize(TOPIC, bytes))
        .isInstanceOf(UnexpectedRecordException.class)
        .hasMessageContaining("test.Stranger");
  }

  @Test
  void shouldSayIncompatibleWhenAForeignRecordCannotBeResolved() {
    byte[] bytes =
        values
            .serializer()
            .serialize(
                TOPIC, new GenericRecordBuilder(TestSchemas.BROKEN).set("address", 5L).build());

    assertThatThrownBy(() -> confluent().deserialize(TOPIC, bytes))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("TYPE_MISMATCH");
  }

  @Test
  void shouldPassOnTheFailureWhenAForeignDeserializerHasOne() {
    assertThatThrownBy(() -> confluent().deserialize(TOPIC, new byte[] {9, 0, 0, 0, 1}))
        .isInstanceOf(SerializationException.class)
        .hasMessage("Unknown magic byte!");
  }

  @Test
  void shouldRefuseTheValueWhenAForeignDeserializerYieldsNoRecord() {
    Deserializer<Object> strings =
        new ValueSerdes(values.configs(DESERIALIZER, StringDeserializer.class))
            .deserializer(READERS);

    assertThatThrownBy(() -> strings.deserialize(TOPIC, "x".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnexpectedRecordException.class)
        .hasMessageContaining("java.lang.String");
  }

  @Test
  void shouldHandOutWhatComesWhenNoReaderSchemaIsSet() {
    byte[] old = values.serializer().serialize(TOPIC, Values.v1("a"));

    Deserializer<Object> confluent =
        new ValueSerdes(values.configs(DESERIALIZER, CONFLUENT_DESERIALIZER))
            .deserializer(List.of());

    assertThat(confluent.deserialize(TOPIC, old)).isEqualTo(Values.v1("a"));
  }

  @Test
  void shouldRefuseTheClassWhenItIsMissingOrAnotherKind() {
    assertThatThrownBy(
            () -> new ValueSerdes(values.configs(SERIALIZER, "com.example.Missing")).serializer())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("com.example.Missing is not there. Add its jar.");
    assertThatThrownBy(
            () ->
                new ValueSerdes(values.configs(SERIALIZER, StringDeserializer.class)).serializer())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("to name a org.apache.kafka.common.serialization.Serializer");
  }

  private Deserializer<Object> confluent() {
    return new ValueSerdes(values.configs(DESERIALIZER, CONFLUENT_DESERIALIZER))
        .deserializer(READERS);
  }
}
