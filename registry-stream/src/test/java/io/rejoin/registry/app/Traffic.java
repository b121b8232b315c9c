package io.rejoin.registry.app;

import io.rejoin.registry.decisions.Await;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.produce.Delivery;
import io.rejoin.runtime.produce.Report;
import io.rejoin.runtime.produce.Reporter;
import io.rejoin.runtime.produce.ReporterEnvironment;
import io.rejoin.runtime.produce.ReporterOptions;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.state.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Fifty workers a second that register as agents do, each once, and hear their answers, from the
 * start until {@link #stop}. Addresses and request ids are the same.
 */
final class Traffic {

  private static final long EVERY_MS = 20;

  private final RegistryCluster cluster;
  private final String prefix;
  private final Reporter reporter;
  private final Map<String, Long> askedNanos = new ConcurrentHashMap<>();
  private final Map<String, Long> answeredNanos = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Delivery>> deliveries = new ConcurrentHashMap<>();
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

  private Traffic(RegistryCluster cluster, String prefix) {
    this.cluster = cluster;
    this.prefix = prefix;
    this.reporter =
        new Reporter(
            "traffic",
            ReporterOptions.STANDARD,
            new ReporterEnvironment(
                cluster.client(), ClientBinder.NONE, System::nanoTime, new SplittableRandom(1)));
  }

  /**
   * @param prefix of the workers' addresses
   */
  static Traffic start(RegistryCluster cluster, String prefix) {
    Traffic traffic = new Traffic(cluster, prefix);
    traffic.reporter.start();
    traffic.executor.execute(traffic::listen);
    var unused =
        traffic.executor.scheduleAtFixedRate(traffic::ask, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    return traffic;
  }

  private void ask() {
    String name = prefix + "-" + (askedNanos.size() + 1);
    askedNanos.put(name, System.nanoTime());
    deliveries.put(name, reporter.report(Report.must(Registrations.worker(name, name))));
  }

  private void listen() {
    String topic = RegistryCluster.TOPICS.results();
    TopicCodec<Result> codec = RegistryCluster.codec(topic, Codecs.RESULT);
    try (KafkaConsumer<byte[], byte[]> reader = cluster.reader(topic, false)) {
      while (!executor.isShutdown() || answeredNanos.size() < askedNanos.size()) {
        reader.poll(Duration.ofMillis(5)).forEach(record -> hear(codec.read(record.value())));
      }
    }
  }

  private void hear(Result result) {
    if (isOurs(result.requestId())) {
      answeredNanos.putIfAbsent(result.requestId(), System.nanoTime());
    }
  }

  boolean isOurs(String address) {
    return address.startsWith(prefix + "-");
  }

  /** What the brokers have said that they have. */
  Set<String> acknowledged() {
    return deliveries.entrySet().stream()
        .filter(entry -> isAcknowledged(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isAcknowledged(CompletableFuture<Delivery> delivery) {
    return delivery.isDone() && delivery.join().isAcked();
  }

  /** Returns when as many more as these have asked, and all who asked until then have answers. */
  void awaitAnswers(int more) {
    int enough = askedNanos.size() + more;
    Await.until("%d have asked".formatted(enough), () -> askedNanos.size() >= enough);
    Set<String> asked = Set.copyOf(askedNanos.keySet());
    Await.until("all have answers", () -> answeredNanos.keySet().containsAll(asked));
  }

  /** The longest that anybody has waited whose answer came after a moment of monotonic time. */
  Duration longestWait(long sinceNanos) {
    return Duration.ofNanos(
        answeredNanos.entrySet().stream()
            .filter(answer -> answer.getValue() > sinceNanos)
            .mapToLong(answer -> answer.getValue() - askedNanos.get(answer.getKey()))
            .max()
            .orElse(0));
  }

  /** Asks no more; returns when all is said and answered. */
  void stop() throws InterruptedException {
    executor.shutdown();
    Await.until(
        "all is acknowledged and answered",
        () ->
            acknowledged().size() == askedNanos.size()
                && answeredNanos.size() == askedNanos.size());
    reporter.stop();
  }
}
