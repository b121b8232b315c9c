package io.rejoin.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TopicCheckTest {

  private static final String CONFIGS =
      "kafka-configs.sh --bootstrap-server b:9092 --alter --entity-type topics --entity-name ";

  private final Topics topics = Topics.withPrefix("x.");
  private final TopicCheck check = check(3, List.of(1, 2, 3, 4));

  static Stream<TopicSpec> specs() {
    return Topics.specs().stream();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void shouldFindNothingWhenATopicIsAsItWasCreated(TopicSpec spec) {
    assertThat(check.problems(spec, topics.name(spec), created(spec, Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nodes      | cleanup.policy                 | delete     | compact
          heartbeats | cleanup.policy                 | compact    | compact,delete
          control    | message.timestamp.type         | CreateTime | LogAppendTime
          nodes      | unclean.leader.election.enable | true       | false
          routes     | max.message.bytes              | 1000       | at least 1048588
          applied    | min.compaction.lag.ms          | 0          | at least 300000
          control    | retention.ms                   | 3600000    | at least 604800000
          control    | retention.bytes                | 1000000    | at least -1
          nodes      | delete.retention.ms            | 1000       | at least 86400000
          """)
  void shouldNameTheSettingAndItsCommandWhenOneIsWrong(
      String name, String setting, String actual, String expected) {
    // given
    TopicSpec spec = topics.spec("x." + name).orElseThrow();

    // when
    List<TopicProblem> problems =
        check.problems(spec, "x." + name, created(spec, Map.of(setting, actual)));

    // then
    assertThat(problems).hasSize(1);
    TopicProblem problem = problems.get(0);
    assertThat(problem.topic()).isEqualTo("x." + name);
    assertThat(problem.setting()).isEqualTo(setting);
    assertThat(problem.expected()).isEqualTo(expected);
    assertThat(problem.actual()).isEqualTo(actual);
    String value = expected.replace("at least ", "");
    String spelt = value.contains(",") ? "[" + value + "]" : value;
    assertThat(problem.command())
        .isEqualTo(CONFIGS + "x." + name + " --add-config '" + setting + "=" + spelt + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "heartbeats, cleanup.policy, 'delete,compact'",
    "control, retention.ms, -1",
    "control, retention.ms, 999999999999",
    "nodes, max.message.bytes, 10485880",
    "nodes, segment.ms, 604800000",
    "nodes, min.cleanable.dirty.ratio, 0.5",
    "nodes, min.insync.replicas, 3",
  })
  void shouldFindNothingWhenASettingIsMoreOrTheOperatorsChoice(
      String name, String setting, String actual) {
    TopicSpec spec = topics.spec("x." + name).orElseThrow();

    assertThat(check.problems(spec, "x." + name, created(spec, Map.of(setting, actual)))).isEmpty();
  }

  @Test
  void shouldFindAllProblemsAtOnce() {
    TopicSpec spec = topics.spec("x.nodes").orElseThrow();
    Map<String, String> wrong = Map.of("cleanup.policy", "delete", "min.insync.replicas", "1");

    assertThat(check.problems(spec, "x.nodes", created(spec, wrong)))
        .extracting(TopicProblem::setting)
        .containsExactlyInAnyOrder("cleanup.policy", "min.insync.replicas");
  }

  @ParameterizedTest
  @CsvSource({"1, 2 to 3", "4, 2 to 3"})
  void shouldRefuseTooFewAndTooManyInSync(String actual, String expected) {
    TopicSpec spec = topics.spec("x.nodes").orElseThrow();

    assertThat(
            check.problems(spec, "x.nodes", created(spec, Map.of("min.insync.replicas", actual))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.expected()).isEqualTo(expected);
              assertThat(problem.command())
                  .isEqualTo(CONFIGS + "x.nodes --add-config 'min.insync.replicas=2'");
            });
  }

  @Test
  void shouldSayHowToGetFewerAndMorePartitions() {
    TopicSpec control = topics.spec("x.control").orElseThrow();
    TopicSpec results = topics.spec("x.results").orElseThrow();

    assertThat(check.problems(control, "x.control", with(control, 2, List.of(1, 2, 3))))
        .singleElement()
        .extracting(TopicProblem::command)
        .isEqualTo(
            "kafka-topics.sh --bootstrap-server b:9092 --delete --topic x.control"
                + " && rejoin topics create --bootstrap-servers b:9092 --prefix 'x.'");
    assertThat(check.problems(results, "x.results", with(results, 4, List.of(1, 2, 3))))
        .singleElement()
        .extracting(TopicProblem::command)
        .isEqualTo(
            "kafka-topics.sh --bootstrap-server b:9092 --alter --topic x.results --partitions 16");
    assertThat(check.problems(results, "x.results", with(results, 32, List.of(1, 2, 3)))).isEmpty();
  }

  @Test
  void shouldSpellTheReassignmentWhenReplicasAreMissing() {
    TopicSpec nodes = topics.spec("x.nodes").orElseThrow();
    ObservedTopic alone = with(nodes, 1, List.of(2));

    assertThat(check.problems(nodes, "x.nodes", alone))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.setting()).isEqualTo("replication");
              assertThat(problem.command())
                  .isEqualTo(
                      "kafka-reassign-partitions.sh --bootstrap-server b:9092 --execute"
                          + " --reassignment-json-file <(echo '{\"version\":1,\"partitions\":["
                          + "{\"topic\":\"x.nodes\",\"partition\":0,\"replicas\":[2, 1, 3]}]}')");
            });
    assertThat(check(3, List.of(2)).problems(nodes, "x.nodes", alone))
        .extracting(TopicProblem::command)
        .containsExactly("start 2 more brokers, then rejoin topics check");
  }

  @Test
  void shouldSayHowToCreateWhenATopicIsMissing() {
    TopicSpec nodes = topics.spec("x.nodes").orElseThrow();

    assertThat(check.problems(nodes, "x.nodes", null))
        .extracting(TopicProblem::text)
        .containsExactly(
            "Expected existence of x.nodes to be certain, but it is missing. What mends it:"
                + " rejoin topics create --bootstrap-servers b:9092 --prefix 'x.'");
  }

  @Test
  void shouldSayHowToRaiseAFeature() {
    assertThat(check.feature("transaction.version", 2, 0).command())
        .isEqualTo(
            "kafka-features.sh --bootstrap-server b:9092 upgrade --feature transaction.version=2");
  }

  private static TopicCheck check(int replication, List<Integer> brokers) {
    return new TopicCheck(replication, new Mending("b:9092", "x.", brokers));
  }

  private ObservedTopic created(TopicSpec spec, Map<String, String> changes) {
    Map<String, String> configs = new HashMap<>(spec.configs(3));
    configs.putAll(changes);
    return new ObservedTopic(
        topics.name(spec), Collections.nCopies(spec.partitions(), List.of(1, 2, 3)), configs);
  }

  private ObservedTopic with(TopicSpec spec, int partitions, List<Integer> replicas) {
    return new ObservedTopic(
        topics.name(spec),
        IntStream.range(0, partitions).mapToObj(partition -> replicas).toList(),
        spec.configs(3));
  }
}
