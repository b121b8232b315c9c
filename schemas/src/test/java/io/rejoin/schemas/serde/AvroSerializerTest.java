package io.rejoin.schemas.serde;

import static io.rejoin.schemas.serde.Values.SUBJECT;
import static io.rejoin.schemas.serde.Values.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.OversizedValueException;
import io.rejoin.schemas.serde.error.UnencodableValueException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import io.rejoin.schemas.serde.error.UnregisteredSchemaException;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.TestSchemas;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class AvroSerializerTest {

  private final Values values = new Values();
  private final SchemaRegistryClient registry = values.registry();

  @Test
  void shouldWriteMagicIdAndAvroWhenGivenARecord() {
    // given ids 1 to 259 that others have taken
    for (int i = 1; i < 260; i++) {
      registry.register("other" + i, Schema.createFixed("Fixed" + i, null, "test", i));
    }

    // when
    byte[] bytes = values.serializer().serialize(TOPIC, Values.v2("ab", -2));

    // then
    assertThat(bytes)
        .containsExactly(
            0x00, // magic
            0x00, 0x00, 0x01, 0x04, // id 260, big-endian
            0x03, // -2 as a zigzag number
            0x04, 'a', 'b'); // length 2 as a zigzag number, UTF-8
    assertThat(registry.lookup(SUBJECT, TestSchemas.V2)).isEqualTo(260);
  }

  @Test
  void shouldStayNullWhenTheValueIsNull() {
    assertThat(values.serializer().serialize(TOPIC, null)).isNull();
  }

  @Test
  void shouldSayUnregisteredWhenItMayNotRegister() {
    AvroSerializer serializer = values.serializer(SerdeConfig.AUTO_REGISTER, "false");

    assertThatThrownBy(() -> serializer.serialize(TOPIC, Values.v1("a")))
        .isInstanceOf(UnregisteredSchemaException.class)
        .hasMessageContaining(SUBJECT);
  }

  @Test
  void shouldLookUpWhenItMayNotRegister() {
    registry.register("other", TestSchemas.V2);
    int id = registry.register(SUBJECT, TestSchemas.V1);

    byte[] bytes =
        values.serializer(SerdeConfig.AUTO_REGISTER, false).serialize(TOPIC, Values.v1("a"));

    assertThat(bytes).isEqualTo(Values.wire(id, 2, 'a'));
  }

  @Test
  void shouldSayIncompatibleWhenTheRegistryRefusesTheSchema() {
    registry.register(SUBJECT, TestSchemas.BROKEN);

    assertThatThrownBy(() -> values.serializer().serialize(TOPIC, Values.v1("a")))
        .isInstanceOf(IncompatibleSchemaException.class);
  }

  @Test
  void shouldResolveIntoTheLatestWhenItIsAnotherVersion() {
    // given a field that the latest version has in front
    registry.register(SUBJECT, TestSchemas.V1);
    int latest = registry.register(SUBJECT, TestSchemas.V2);

    // when
    byte[] bytes = latest().serialize(TOPIC, Values.v1("a"));

    // then the field's default, 8080, stands there
    assertThat(bytes).isEqualTo(Values.wire(latest, 0xa0, 0x7e, 2, 'a'));
  }

  @Test
  void shouldWriteAsItIsWhenTheLatestHasTheSameForm() {
    int latest = registry.register(SUBJECT, TestSchemas.V1_DOCUMENTED);

    assertThat(latest().serialize(TOPIC, Values.v1("a"))).isEqualTo(Values.wire(latest, 2, 'a'));
  }

  @Test
  void shouldSayIncompatibleWhenTheLatestCannotReadTheValuesSchema() {
    int latest = registry.register(SUBJECT, TestSchemas.BROKEN);

    assertThatThrownBy(() -> latest().serialize(TOPIC, Values.v1("a")))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("test.Host")
        .hasMessageContaining("schema id " + latest)
        .hasMessageContaining("TYPE_MISMATCH at /fields/0/type");
  }

  @Test
  void shouldJudgeTheValueAtHandWhenTheLatestIsNotStrict() {
    // given an optional field that the latest version demands
    Schema optional = withAddress("[\"null\",\"string\"]");
    int latest = registry.register(SUBJECT, TestSchemas.V1);
    AvroSerializer lenient =
        values.serializer(
            SerdeConfig.AUTO_REGISTER, false,
            SerdeConfig.USE_LATEST, true,
            SerdeConfig.LATEST_STRICT, false);

    // when, then
    assertThat(lenient.serialize(TOPIC, Values.v1(optional, "a")))
        .isEqualTo(Values.wire(latest, 2, 'a'));
    assertThatThrownBy(() -> lenient.serialize(TOPIC, Values.v1(optional, null)))
        .isInstanceOf(UnencodableValueException.class);
    assertThatThrownBy(() -> latest().serialize(TOPIC, Values.v1(optional, "a")))
        .isInstanceOf(IncompatibleSchemaException.class);
  }

  @Test
  void shouldWriteWithTheSchemaOfTheIdWhenOneIsSet() {
    int id = registry.register("elsewhere", TestSchemas.V2);
    AvroSerializer fixed =
        values.serializer(SerdeConfig.AUTO_REGISTER, false, SerdeConfig.USE_SCHEMA_ID, id);

    assertThat(fixed.serialize(TOPIC, Values.v1("a")))
        .isEqualTo(Values.wire(id, 0xa0, 0x7e, 2, 'a'));
  }

  @Test
  void shouldSayUnknownWhenNobodyKnowsTheIdThatIsSet() {
    AvroSerializer fixed =
        values.serializer(SerdeConfig.AUTO_REGISTER, false, SerdeConfig.USE_SCHEMA_ID, "77");

    assertThatThrownBy(() -> fixed.serialize(TOPIC, Values.v1("a")))
        .isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void shouldRegisterWhenItMayWhateverElseIsSet() {
    registry.register(SUBJECT, TestSchemas.V2);
    AvroSerializer serializer =
        values.serializer(SerdeConfig.USE_LATEST, true, SerdeConfig.USE_SCHEMA_ID, 1);

    byte[] bytes = serializer.serialize(TOPIC, Values.v1("a"));

    assertThat(bytes).isEqualTo(Values.wire(registry.lookup(SUBJECT, TestSchemas.V1), 2, 'a'));
  }

  @Test
  void shouldNameTheSubjectWhenItServesKeys() {
    AvroSerializer serializer = new AvroSerializer(registry);
    serializer.configure(
        values.configs(
            SerdeConfig.KEY_SUBJECT_STRATEGY,
            "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"),
        true);

    serializer.serialize(TOPIC, Values.v1("a"));

    assertThat(registry.latest("rejoin.hosts-test.Host").schema()).isEqualTo(TestSchemas.V1);
  }

  @Test
  void shouldRefuseTheValueWhenItIsNoGenericRecord() {
    assertThatThrownBy(() -> values.serializer().serialize(TOPIC, "text"))
        .isInstanceOf(UnencodableValueException.class)
        .hasMessageContaining(
            "Expected a value for topic rejoin.hosts to be a generic record,"
                + " but it is a java.lang.String");
  }

  @Test
  void shouldRefuseTheValueWhenItDoesNotFitItsSchema() {
    GenericRecord incomplete = new GenericData.Record(TestSchemas.V1);
    GenericRecord wrong = Values.v1("a");
    wrong.put("address", 5L);

    for (GenericRecord value : List.of(incomplete, wrong)) {
      assertThatThrownBy(() -> values.serializer().serialize(TOPIC, value))
          .isInstanceOf(UnencodableValueException.class)
          .hasMessageContaining("to be a test.Host of schema id 1")
          .hasMessageContaining("address")
          .hasCauseInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void shouldRefuseTheValueWhenItIsTooLarge() {
    AvroSerializer small = values.serializer(SerdeConfig.MAX_VALUE_BYTES, 8);

    assertThat(small.serialize(TOPIC, Values.v1("ab"))).hasSize(8);
    assertThatThrownBy(() -> small.serialize(TOPIC, Values.v1("abc")))
        .isInstanceOf(OversizedValueException.class)
        .hasMessageContaining("at most 8 bytes, but it has 9")
        .hasMessageContaining(SerdeConfig.MAX_VALUE_BYTES);
  }

  @Test
  void shouldSayWhatIsMissingWhenNotConfigured() {
    assertThatThrownBy(() -> new AvroSerializer().serialize(TOPIC, Values.v1("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configure()");
  }

  private AvroSerializer latest() {
    return values.serializer(SerdeConfig.AUTO_REGISTER, false, SerdeConfig.USE_LATEST, true);
  }

  private static Schema withAddress(String type) {
    return TestSchemas.parse(TestSchemas.V1.toString().replace("\"string\"", type));
  }
}
