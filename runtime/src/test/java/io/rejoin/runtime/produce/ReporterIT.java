package io.rejoin.runtime.produce;

import static io.rejoin.runtime.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.KafkaHarness;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ReporterIT {

  private static final ReporterOptions OPTIONS =
      new ReporterOptions(
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          1000,
          new Backoff(Duration.ofMillis(50), Duration.ofMillis(500)));

  @TempDir Path dir;
  private KafkaHarness kafka;
  private Meters meters;
  private Reporter reporter;

  @BeforeEach
  void start() {
    kafka = KafkaHarness.start(dir);
    kafka.createTopic("registrations", 1);
    kafka.createTopic("heartbeats", 1);
    meters = new Meters("agent");
    ReporterEnvironment environment =
        new ReporterEnvironment(
            kafka.clientConfig("agent-reporter"),
            meters.clients(),
            System::nanoTime,
            new SplittableRandom(1));
    reporter = new Reporter("reporter", OPTIONS, environment);
  }

  @AfterEach
  void stop() throws InterruptedException {
    reporter.stop();
    meters.close();
    kafka.close();
  }

  @Test
  void shouldDeliverAndShowItsClientWhenTheBrokerIsThere() {
    reporter.start();

    Delivery delivery = await(reporter.report(Reports.must("registrations", "a", "1")));

    assertThat(delivery.isAcked()).isTrue();
    assertThat(delivery.position().orElseThrow().offset()).isZero();
    assertThat(meters.scrape()).contains("client_id=\"agent-reporter\"");
  }

  @Test
  void shouldLoseNoRegistrationAndFloodNothingWhenTheBrokerIsAwayForAWhile() {
    reporter.start();
    await(reporter.report(Reports.must("registrations", "a", "before")));
    kafka.stopBroker();

    CompletableFuture<Delivery> registration =
        reporter.report(Reports.must("registrations", "a", "during"));
    List<CompletableFuture<Delivery>> heartbeats = new ArrayList<>();
    eventually(
        () -> {
          heartbeats.add(reporter.report(Reports.fresh("heartbeats", "a", "" + heartbeats.size())));
          assertThat(reporter.deliveries(Outcome.UNDELIVERED)).isPositive();
        });
    kafka.startBroker();

    assertThat(await(registration).isAcked()).isTrue();
    assertThat(values("registrations")).startsWith("before").endsWith("during");
    assertThat(await(reporter.report(Reports.fresh("heartbeats", "a", "after"))).outcome())
        .isIn(Outcome.ACKED, Outcome.UNDELIVERED);
    eventually(
        () ->
            assertThat(await(reporter.report(Reports.fresh("heartbeats", "a", "last"))).isAcked())
                .isTrue());
    assertThat(values("heartbeats")).endsWith("last").hasSizeLessThan(heartbeats.size() / 2 + 10);
  }

  @Test
  void shouldDeliverTheLatestWhenTheBrokerIsAwayAtTheStart() {
    kafka.stopBroker();
    reporter.start();
    report(Reports.must("registrations", "a", "1"));
    CompletableFuture<Delivery> latest = reporter.report(Reports.must("registrations", "a", "2"));

    kafka.startBroker();

    assertThat(await(latest).isAcked()).isTrue();
    assertThat(values("registrations")).endsWith("2");
  }

  @Test
  void shouldHoldUpNoOtherTopicWhenOneIsMissing() {
    reporter.start();
    CompletableFuture<Delivery> missing = reporter.report(Reports.must("missing", "a", "1"));

    for (int i = 0; i < 5; i++) {
      assertThat(await(reporter.report(Reports.must("heartbeats", "a", "" + i))).isAcked())
          .isTrue();
    }
    boolean waits = !missing.isDone();
    kafka.createTopic("missing", 1);

    assertThat(waits).isTrue();
    assertThat(await(missing).isAcked()).isTrue();
  }

  @Test
  void shouldRefuseForGoodWhenAReportIsTooLarge() {
    reporter.start();

    Delivery delivery =
        await(reporter.report(Reports.must("registrations", "a", "x".repeat(2 << 20))));

    assertThat(delivery.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(delivery.why()).contains("RecordTooLarge");
  }

  @Test
  void shouldEndWithinItsBudgetWhenTheBrokerIsAway() throws Exception {
    reporter.start();
    await(reporter.report(Reports.must("registrations", "a", "1")));
    kafka.stopBroker();
    CompletableFuture<Delivery> stuck = reporter.report(Reports.must("registrations", "a", "2"));

    reporter.stop();

    assertThat(await(stuck).outcome()).isEqualTo(Outcome.CLOSED);
  }

  private List<String> values(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            kafka.clientConfig("values"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      consumer.seekToBeginning(List.of(partition));
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> values.add(new String(record.value(), UTF_8)));
      }
    }
    return values;
  }

  private void report(Report report) {
    CompletableFuture<Delivery> unused = reporter.report(report);
  }

  private static Delivery await(CompletableFuture<Delivery> delivery) {
    return delivery.orTimeout(1, TimeUnit.MINUTES).join();
  }
}
