package io.rejoin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.rejoin.schemas.serde.SerdeSettings.SchemaChoice;
import io.rejoin.schemas.serde.registry.TestSchemas;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerdeSettingsTest {

  @Test
  void shouldTakeTheDefaultsWhenNothingIsSet() {
    assertThat(SerdeSettings.of(Map.of(), false))
        .isEqualTo(
            new SerdeSettings(
                false,
                SchemaChoice.REGISTER,
                -1,
                true,
                SubjectNameStrategy.TOPIC,
                1024 * 1024,
                1000));
  }

  @ParameterizedTest
  @CsvSource({
    "true,-1,false,REGISTER",
    "true,5,true,REGISTER",
    "false,5,true,FIXED",
    "false,0,false,FIXED",
    "false,-1,true,LATEST",
    "false,-1,false,LOOKUP"
  })
  void shouldChooseTheSchemaInConfluentsOrder(
      String register, String id, String latest, SchemaChoice choice) {
    Map<String, String> configs =
        Map.of(
            SerdeConfig.AUTO_REGISTER, register,
            SerdeConfig.USE_SCHEMA_ID, id,
            SerdeConfig.USE_LATEST, latest);

    assertThat(SerdeSettings.of(configs, false).choice()).isEqualTo(choice);
  }

  @ParameterizedTest
  @CsvSource({
    "TopicNameStrategy, hosts-value, hosts-key",
    "io.confluent.kafka.serializers.subject.TopicNameStrategy, hosts-value, hosts-key",
    "io.confluent.kafka.serializers.subject.RecordNameStrategy, test.Host, test.Host",
    "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy,"
        + " hosts-test.Host, hosts-test.Host",
  })
  void shouldNameSubjectsAsConfluentDoes(String strategy, String value, String key) {
    Map<String, String> configs =
        Map.of(
            SerdeConfig.KEY_SUBJECT_STRATEGY, strategy,
            SerdeConfig.VALUE_SUBJECT_STRATEGY, strategy);

    assertThat(subject(configs, false)).isEqualTo(value);
    assertThat(subject(configs, true)).isEqualTo(key);
  }

  @Test
  void shouldTakeTheSidesOwnStrategyWhenTheyDiffer() {
    Map<String, String> configs = Map.of(SerdeConfig.KEY_SUBJECT_STRATEGY, "RecordNameStrategy");

    assertThat(subject(configs, true)).isEqualTo("test.Host");
    assertThat(subject(configs, false)).isEqualTo("hosts-value");
  }

  @Test
  void shouldTakeTheClassWhenTheStrategyIsGivenAsOne() {
    Map<String, Object> configs =
        Map.of(SerdeConfig.VALUE_SUBJECT_STRATEGY, RecordNameStrategy.class);

    assertThat(subject(configs, false)).isEqualTo("test.Host");
  }

  @Test
  void shouldRefuseTheStrategyWhenItIsNoneOfThree() {
    Map<String, String> configs =
        Map.of(
            SerdeConfig.VALUE_SUBJECT_STRATEGY,
            "io.confluent.kafka.serializers.subject.AssociatedNameStrategy");

    assertThatThrownBy(() -> SerdeSettings.of(configs, false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "to be one of TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy,"
                + " but it is io.confluent");
  }

  @Test
  void shouldSayWhatToPlugInWhenSpecificRecordsAreAskedFor() {
    assertThatThrownBy(() -> SerdeSettings.of(Map.of(SerdeConfig.SPECIFIC_READER, "true"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("specific.avro.reader")
        .hasMessageContaining("trusts")
        .hasMessageContaining("io.confluent.kafka.serializers.KafkaAvroDeserializer");
  }

  @Test
  void shouldTakeSettingsOfOthersWhenTheyStandBeside() {
    Map<String, Object> configs = new HashMap<>();
    configs.put("bootstrap.servers", "localhost:9092");
    configs.put("key.serializer", String.class);
    configs.put("nothing", null);

    assertThat(SerdeSettings.of(configs, true).isKey()).isTrue();
  }

  @Test
  void shouldDescribeEverySettingWhenTheTableIsPrinted() {
    assertThat(SerdeConfig.table().configKeys().values())
        .hasSize(21)
        .allSatisfy(key -> assertThat(key.documentation).isNotBlank());
  }

  private static String subject(Map<String, ?> configs, boolean isKey) {
    return SerdeSettings.of(configs, isKey).subjects().subject("hosts", isKey, TestSchemas.V1);
  }
}
