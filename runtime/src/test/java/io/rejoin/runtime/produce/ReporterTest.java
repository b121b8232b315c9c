package io.rejoin.runtime.produce;

import static io.rejoin.runtime.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.metrics.MeterNames;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ReporterTest {

  private static final ReporterOptions OPTIONS =
      new ReporterOptions(
          Duration.ofSeconds(8),
          Duration.ofSeconds(30),
          100,
          new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)));
  private static final ReporterEnvironment ENVIRONMENT =
      new ReporterEnvironment(
          Map.of(), ClientBinder.NONE, System::nanoTime, new SplittableRandom(1));

  private final List<HeldProducer> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Reporter reporter = reporter(OPTIONS);

  @AfterEach
  void stop() throws InterruptedException {
    opened.forEach(producer -> producer.gate.countDown());
    reporter.stop();
  }

  @Test
  void shouldTellWhereAReportStandsWhenItIsAcknowledged() {
    reporter.start();

    CompletableFuture<Delivery> delivery = reporter.report(Reports.must("t", "a", "1"));
    completeNext();

    assertThat(await(delivery).isAcked()).isTrue();
    assertThat(await(delivery).position().orElseThrow().topic()).isEqualTo("t");
    assertThat(values()).containsExactly("1");
  }

  @Test
  void shouldNeverHoldUpTheCallerWhenSendingIsHeldUp() {
    reporter.start();
    report(Reports.must("t", "warm-up", "0"));
    completeNext();
    opened.get(0).gate = new CountDownLatch(1);

    report(Reports.must("t", "a", "1"));
    eventually(() -> assertThat(opened.get(0).blocked).isTrue());
    List<CompletableFuture<Delivery>> meanwhile = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 1000; i++) {
      meanwhile.add(reporter.report(Reports.must("t", "b", Integer.toString(i))));
    }

    assertThat(reporter.waiting()).isEqualTo(2);
    opened.get(0).gate.countDown();
    completeNext();
    completeNext();
    assertThat(await(meanwhile.get(999)).isAcked()).isTrue();
    assertThat(await(meanwhile.get(998)).outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(values()).containsExactly("0", "1", "999");
  }

  @Test
  void shouldTryAgainWhenAttemptsFail() {
    reporter.start();

    CompletableFuture<Delivery> delivery = reporter.report(Reports.must("t", "a", "1"));
    failNext(new TimeoutException("away"));
    failNext(new TimeoutException("away"));
    completeNext();

    assertThat(await(delivery).isAcked()).isTrue();
    assertThat(values()).containsExactly("1", "1", "1");
    assertThat(opened).hasSize(1);
  }

  @Test
  void shouldOpenAnotherProducerWhenOneIsBroken() {
    reporter.start();

    CompletableFuture<Delivery> delivery = reporter.report(Reports.must("t", "a", "1"));
    failNext(new OutOfOrderSequenceException("lost"));
    eventually(() -> assertThat(opened).hasSize(2));
    completeNext();

    assertThat(await(delivery).isAcked()).isTrue();
    assertThat(opened.get(0).closed()).isTrue();
  }

  @Test
  void shouldKeepTryingWhenNoProducerCanBeOpened() {
    refusals.set(3);
    reporter.start();

    CompletableFuture<Delivery> delivery = reporter.report(Reports.must("t", "a", "1"));
    completeNext();

    assertThat(await(delivery).isAcked()).isTrue();
  }

  @Test
  void shouldSendWhatWaitsWhenItStops() throws Exception {
    reporter.start();
    CompletableFuture<Delivery> first = reporter.report(Reports.must("t", "a", "1"));
    CompletableFuture<Delivery> second = reporter.report(Reports.must("t", "b", "2"));
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(this::stopReporter);

    completeNext();
    completeNext();

    assertThat(await(first).isAcked()).isTrue();
    assertThat(await(second).isAcked()).isTrue();
    stopping.get(1, TimeUnit.MINUTES);
    assertThat(opened.get(0).closed()).isTrue();
    assertThat(await(reporter.report(Reports.must("t", "c", "3"))).outcome())
        .isEqualTo(Outcome.CLOSED);
  }

  @Test
  void shouldDropWhatIsLeftWhenTheFlushBudgetIsOver() throws Exception {
    Reporter hasty =
        reporter(
            new ReporterOptions(
                OPTIONS.deliveryTimeout(), Duration.ofMillis(50), 100, OPTIONS.backoff()));
    hasty.start();
    CompletableFuture<Delivery> never = hasty.report(Reports.must("t", "a", "1"));
    eventually(() -> assertThat(values()).containsExactly("1"));

    hasty.stop();

    assertThat(await(never).outcome()).isEqualTo(Outcome.CLOSED);
    assertThat(hasty.stopBudget()).isGreaterThan(Duration.ofMillis(550));
  }

  @Test
  void shouldSendWhatWasSaidBeforeWhenItStarts() {
    CompletableFuture<Delivery> early = reporter.report(Reports.must("t", "a", "1"));

    reporter.start();
    completeNext();

    assertThat(await(early).isAcked()).isTrue();
  }

  @Test
  void shouldCountDeliveriesByOutcomeWhenMetered() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ReporterMeters.bind(meters, reporter);
    report(Reports.must("t", "a", "1"));
    report(Reports.must("t", "a", "2"));
    double waiting = meters.get(MeterNames.REPORTER_WAITING).gauge().value();
    reporter.start();
    completeNext();

    assertThat(waiting).isEqualTo(1);
    eventually(() -> assertThat(deliveries(meters, "acked")).isEqualTo(1));
    assertThat(deliveries(meters, "superseded")).isEqualTo(1);
    assertThat(deliveries(meters, "stale")).isZero();
  }

  @Test
  void shouldBoundTheProducerWhenTheProgramConfiguresItOtherwise() {
    ReporterEnvironment wild =
        new ReporterEnvironment(
            Map.of("max.block.ms", "60000", "acks", "0", "buffer.memory", "1000000"),
            ClientBinder.NONE,
            System::nanoTime,
            new SplittableRandom(1));

    Map<String, Object> config = new KafkaProducers(wild, Duration.ofSeconds(8)).config();

    assertThat(config)
        .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500L)
        .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8000)
        .containsEntry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000)
        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 0)
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.BUFFER_MEMORY_CONFIG, "1000000");
  }

  private Reporter reporter(ReporterOptions options) {
    return new Reporter("reporter", options, ENVIRONMENT, this::open);
  }

  private Producers.Opened open() {
    if (refusals.getAndDecrement() > 0) {
      throw new KafkaException("Failed to construct kafka producer");
    }
    HeldProducer producer = new HeldProducer();
    opened.add(producer);
    return new Producers.Opened(producer, ClientBinder.NONE.bind(producer));
  }

  private void completeNext() {
    eventually(() -> assertThat(opened.get(opened.size() - 1).completeNext()).isTrue());
  }

  private void failNext(RuntimeException failure) {
    eventually(() -> assertThat(opened.get(opened.size() - 1).errorNext(failure)).isTrue());
  }

  private List<String> values() {
    return opened.stream().flatMap(p -> p.history().stream()).map(Reports::value).toList();
  }

  private void stopReporter() {
    try {
      reporter.stop();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static double deliveries(SimpleMeterRegistry meters, String outcome) {
    return meters
        .get(MeterNames.REPORTER_DELIVERIES)
        .tag(MeterNames.OUTCOME, outcome)
        .functionCounter()
        .count();
  }

  private void report(Report report) {
    CompletableFuture<Delivery> unused = reporter.report(report);
  }

  private static Delivery await(CompletableFuture<Delivery> delivery) {
    return delivery.orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** Kafka's mock, whose sends wait at a gate as a real one waits for the brokers. */
  private static final class HeldProducer extends MockProducer<byte[], byte[]> {

    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean blocked;

    HeldProducer() {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
      blocked = gate.getCount() > 0;
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return super.send(record, callback);
    }
  }
}
