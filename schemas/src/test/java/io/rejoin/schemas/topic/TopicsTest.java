package io.rejoin.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TopicsTest {

  private final Topics topics = Topics.withPrefix("x.");

  static Stream<TopicSpec> specs() {
    return Topics.specs().stream();
  }

  @Test
  void shouldNameEveryTopicOfTheContractWithThePrefix() {
    assertThat(
            Stream.of(
                topics.registrations(),
                topics.clusterIps(),
                topics.assignments(),
                topics.heartbeats(),
                topics.commands(),
                topics.reports(),
                topics.applied(),
                topics.control(),
                topics.nodes(),
                topics.leaders(),
                topics.routes(),
                topics.results(),
                topics.kicks(),
                topics.audit(),
                topics.deadLetters()))
        .containsExactly(
            "x.registrations",
            "x.cluster-ips",
            "x.assignments",
            "x.heartbeats",
            "x.commands",
            "x.reports",
            "x.applied",
            "x.control",
            "x.nodes",
            "x.leaders",
            "x.routes",
            "x.results",
            "x.kicks",
            "x.audit",
            "x.dead-letters")
        .containsExactlyElementsOf(Topics.specs().stream().map(topics::name).toList());
  }

  @Test
  void shouldFindASpecByItsFullName() {
    assertThat(topics.spec("x.nodes"))
        .hasValueSatisfying(s -> assertThat(s.name()).isEqualTo("nodes"));
    assertThat(topics.spec("nodes")).isEmpty();
    assertThat(topics.spec("x.position")).isEmpty();
  }

  @Test
  void shouldHaveOnePartitionWhereTheOrderCounts() {
    assertThat(Topics.specs())
        .filteredOn(TopicSpec::single)
        .extracting(TopicSpec::name)
        .containsExactly("control", "nodes", "leaders", "routes");
    assertThat(Topics.specs())
        .filteredOn(TopicSpec::single)
        .allSatisfy(spec -> assertThat(spec.partitions()).isEqualTo(1));
  }

  @Test
  void shouldTakeEveryInputIntoControlWhateverItsSize() {
    TopicSpec control = topics.spec(topics.control()).orElseThrow();

    assertThat(topics.intake())
        .allSatisfy(
            name ->
                assertThat(topics.spec(name).orElseThrow().maxRecordBytes())
                    .isLessThan(control.maxRecordBytes() / 2 + 1));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void shouldLetTheBrokerStampEveryRecord(TopicSpec spec) {
    assertThat(spec.configs(1)).containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void shouldCompactNothingThatIsNotFiveMinutesOld(TopicSpec spec) {
    Map<String, String> configs = spec.configs(1);

    if (configs.get("cleanup.policy").contains("compact")) {
      assertThat(configs).containsEntry("min.compaction.lag.ms", "300000");
      assertThat(Long.parseLong(configs.get("max.compaction.lag.ms"))).isGreaterThan(300_000);
    } else {
      assertThat(configs).doesNotContainKey("min.compaction.lag.ms").containsKey("retention.ms");
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void shouldLetTheBrokerTakeTheLargestRecord(TopicSpec spec) {
    assertThat(Integer.parseInt(spec.configs(1).get("max.message.bytes")))
        .isGreaterThan(spec.maxRecordBytes());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void shouldSpellSettingsAsKafkaDoesAndGiveEachAReason(TopicSpec spec) {
    assertThat(spec.settings()).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(kafkaSettings()).containsAll(spec.configs(3).keySet());
    assertThat(spec.settings())
        .allSatisfy(setting -> assertThat(setting.reason()).isNotBlank().endsWith("."));
  }

  @Test
  void shouldDemandAMajorityInSync() {
    assertThat(TopicSpec.minInSync(1)).isEqualTo(1);
    assertThat(TopicSpec.minInSync(2)).isEqualTo(2);
    assertThat(TopicSpec.minInSync(3)).isEqualTo(2);
    assertThat(TopicSpec.minInSync(5)).isEqualTo(3);
    assertThat(topics.spec("x.nodes").orElseThrow().configs(3))
        .containsEntry("min.insync.replicas", "2");
  }

  private static Set<Object> kafkaSettings() {
    return Stream.of(TopicConfig.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(TopicsTest::read)
        .collect(Collectors.toSet());
  }

  private static Object read(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalAccessError(field.getName());
    }
  }
}
