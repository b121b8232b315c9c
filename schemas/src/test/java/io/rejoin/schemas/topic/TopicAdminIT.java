package io.rejoin.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.LogStarted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a cluster of its own on one broker: another prefix. */
final class TopicAdminIT {

  private static final AtomicInteger CLUSTERS = new AtomicInteger();
  private static final Duration SHORT = Duration.ofSeconds(2);

  private static Kafka kafka;

  private final Topics topics = Topics.withPrefix("it" + CLUSTERS.incrementAndGet() + ".");
  private final TopicAdmin admin = kafka.topicAdmin(topics);

  @BeforeAll
  static void start(@TempDir Path directory) {
    kafka = Kafka.in(directory);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void shouldFindNothingWrongWhenItHasCreatedTheTopics() {
    // when
    Set<String> created = admin.create(log());

    // then
    assertThat(created)
        .containsExactlyInAnyOrderElementsOf(Topics.specs().stream().map(topics::name).toList());
    assertThat(admin.check()).isEmpty();
  }

  @Test
  void shouldBeginTheLogOnceWhenTopicsAreCreatedAgain() {
    // given
    admin.create(log());

    // when
    Set<String> created = admin.create(log());

    // then
    assertThat(created).isEmpty();
    List<ConsumerRecord<byte[], byte[]>> records = kafka.read(topics.control());
    assertThat(records).hasSize(1);
    ConsumerRecord<byte[], byte[]> first = records.get(0);
    assertThat(first.offset()).isZero();
    assertThat(new String(first.key(), UTF_8)).isEqualTo("@log");
    assertThat(RecordHeaders.text(first.headers(), "rejoin-type")).isEqualTo("LogStarted");
    assertThat(Kafka.controlCodec(topics).read(first.value()))
        .isEqualTo(Control.own("@log", new LogStarted("c1", 0)));
  }

  @Test
  void shouldBeginTheLogOnceWhenSeveralCreateAtOnce() throws Exception {
    // given
    Callable<Set<String>> create =
        () -> kafka.topicAdmin(topics).create(kafka.log(topics, Kafka.PATIENCE));
    ExecutorService threads = Executors.newFixedThreadPool(4);

    // when
    List<Future<Set<String>>> runs = threads.invokeAll(List.of(create, create, create, create));
    threads.shutdown();

    // then
    assertThat(runs.stream().map(TopicAdminIT::result).flatMap(Set::stream))
        .containsExactlyInAnyOrderElementsOf(Topics.specs().stream().map(topics::name).toList());
    assertThat(kafka.read(topics.control())).hasSize(1);
    assertThat(admin.check()).isEmpty();
  }

  @Test
  void shouldBeginTheLogWhenItsCreatorDiedBeforeThat() throws Exception {
    // given
    kafka.create(new NewTopic(topics.control(), 1, (short) 1).configs(configs("control")));
    assertThat(admin.check()).extracting(TopicProblem::setting).contains("first record");

    // when
    Set<String> created = admin.create(log());

    // then
    assertThat(created).hasSize(14).doesNotContain(topics.control());
    assertThat(bases()).containsExactly(0L);
    assertThat(admin.check()).isEmpty();
  }

  @Test
  void shouldBeginAboveEveryRevisionWhenTheLogIsMadeAnew() throws Exception {
    // given
    admin.create(log());
    kafka.say(topics.nodes(), 41);
    kafka.say(topics.kicks(), 2_345_678);
    kafka.say(topics.nodes(), 1_234_567);
    kafka.delete(topics.control());

    // when
    admin.create(log());

    // then
    assertThat(bases()).containsExactly(3_000_000L);
  }

  @Test
  void shouldWriteNothingWhenRetentionHasEmptiedTheLog() throws Exception {
    // given
    admin.create(log());
    kafka.deleteRecords(topics.control(), 1);

    // when
    admin.create(log());

    // then
    assertThat(kafka.read(topics.control())).isEmpty();
    assertThat(admin.check()).isEmpty();
  }

  @Test
  void shouldBeMendedByTheCommandsThatItNames() throws Exception {
    // given
    Map<String, String> wrong =
        Map.of(
            "cleanup.policy", "delete",
            "message.timestamp.type", "CreateTime",
            "unclean.leader.election.enable", "true",
            "delete.retention.ms", "1000",
            "max.message.bytes", "1000");
    kafka.create(new NewTopic(topics.nodes(), 1, (short) 1).configs(wrong));
    kafka.create(new NewTopic(topics.kicks(), 16, (short) 1));
    admin.create(log());

    // when
    List<TopicProblem> problems = admin.check();

    // then
    assertThat(problems)
        .filteredOn(problem -> problem.topic().equals(topics.nodes()))
        .extracting(TopicProblem::setting)
        .containsExactlyInAnyOrder(
            "cleanup.policy",
            "message.timestamp.type",
            "unclean.leader.election.enable",
            "delete.retention.ms",
            "max.message.bytes",
            "min.compaction.lag.ms");
    assertThat(problems).extracting(TopicProblem::topic).contains(topics.kicks());
    problems.forEach(problem -> ConfigTool.run(problem.command()));
    assertThat(admin.check()).isEmpty();
  }

  @Test
  void shouldNameWrongPartitionsAndReplicas() throws Exception {
    // given
    kafka.create(new NewTopic(topics.routes(), 3, (short) 1).configs(configs("routes")));
    kafka.create(new NewTopic(topics.heartbeats(), 2, (short) 1).configs(configs("heartbeats")));
    admin.create(log());
    TopicAdmin.Options three = new TopicAdmin.Options(3, kafka.bootstrapServers(), Kafka.PATIENCE);

    // when
    List<TopicProblem> problems = admin.check();
    List<TopicProblem> ofThree = new TopicAdmin(topics, three, kafka.admin()).check();

    // then
    assertThat(problems)
        .extracting(TopicProblem::topic, TopicProblem::expected, TopicProblem::actual)
        .containsExactlyInAnyOrder(
            tuple(topics.routes(), "1", "3"), tuple(topics.heartbeats(), "at least 8", "2"));
    assertThat(ofThree)
        .filteredOn(problem -> problem.setting().equals("replication"))
        .hasSize(15)
        .extracting(TopicProblem::command)
        .containsOnly("start 2 more brokers, then rejoin topics check");
  }

  @Test
  void shouldNameEveryTopicThatIsMissing() {
    assertThat(admin.check())
        .hasSize(15)
        .allSatisfy(
            problem ->
                assertThat(problem.command())
                    .isEqualTo(
                        "rejoin topics create --bootstrap-servers %s --prefix '%s'",
                        kafka.bootstrapServers(), topics.prefix()));
  }

  @Test
  void shouldSayThatKafkaIsAwayWhenItIs() {
    Map<String, Object> nowhere =
        Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "request.timeout.ms", "1000",
            "default.api.timeout.ms", "1000");

    try (Admin away = Admin.create(nowhere)) {
      TopicAdmin.Options options = new TopicAdmin.Options(1, "127.0.0.1:1", SHORT);
      assertThatThrownBy(() -> new TopicAdmin(topics, options, away).check())
          .isInstanceOf(TimeoutException.class);
    }
  }

  private ControlLog log() {
    return kafka.log(topics, SHORT);
  }

  private Map<String, String> configs(String name) {
    return topics.spec(topics.prefix() + name).orElseThrow().configs(1);
  }

  private Stream<Long> bases() {
    return kafka.read(topics.control()).stream()
        .map(record -> Kafka.controlCodec(topics).read(record.value()).input())
        .map(input -> ((LogStarted) input).base());
  }

  private static <T> T result(Future<T> run) {
    try {
      return run.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
