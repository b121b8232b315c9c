package io.rejoin.registry.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.process.BrokerProcess;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.state.Audit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances, a broker at its defaults, and somebody dies in the middle of fifty registrations a
 * second. Prints how long the longest wait for an answer was.
 */
final class FailOverIT {

  /** What the embedded broker sets otherwise and bears on a fail-over, put back. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "group.initial.rebalance.delay.ms", "3000",
          "add.partitions.to.txn.retry.backoff.ms", "20",
          "transaction.abort.timed.out.transaction.cleanup.interval.ms", "10000",
          "offsets.topic.num.partitions", "50",
          "transaction.state.log.num.partitions", "50");

  private static final int AN_INSTANT = 25;

  @TempDir private static Path dir;

  private static BrokerProcess broker;
  private static RegistryCluster cluster;
  private static final Deque<RegistryProcess> INSTANCES = new ArrayDeque<>();
  private static int launched;

  private Traffic traffic;
  private long begunNanos;

  @BeforeAll
  static void startBroker() {
    BrokerOptions options = BrokerOptions.in(dir.resolve("broker"));
    for (Map.Entry<String, String> setting : DEFAULTS.entrySet()) {
      options = options.withOverride(setting.getKey(), setting.getValue());
    }
    broker = BrokerProcess.start(options);
    cluster = new RegistryCluster(broker.bootstrapServers());
  }

  @AfterAll
  static void stopAll() {
    INSTANCES.forEach(RegistryProcess::close);
    cluster.close();
    broker.close();
  }

  /** The first of two instances has been there for longer: it decides, the other stands by. */
  @BeforeEach
  void start(TestInfo test) {
    while (INSTANCES.size() < 2) {
      launched++;
      INSTANCES.add(
          RegistryProcess.launch("instance-" + launched, dir, cluster.servers()).awaitReady());
    }
    traffic = Traffic.start(cluster, test.getTestMethod().orElseThrow().getName());
    traffic.awaitAnswers(AN_INSTANT);
    begunNanos = System.nanoTime();
  }

  @Test
  void shouldGoOnInTheOtherWhenOneIsStopped() throws Exception {
    // when
    RegistryProcess first = INSTANCES.remove();
    first.terminate();
    first.awaitEnd();

    // then
    verifyThatNothingIsLostAndNothingIsDecidedTwice("stopped instance");
  }

  @Test
  void shouldGoOnInTheOtherWhenOneIsKilled() throws Exception {
    // when
    INSTANCES.remove().kill();

    // then
    verifyThatNothingIsLostAndNothingIsDecidedTwice("killed instance");
  }

  @Test
  void shouldGoOnWhenTheBrokerIsKilled() throws Exception {
    // when
    broker.kill();
    broker.restart();

    // then
    verifyThatNothingIsLostAndNothingIsDecidedTwice("killed broker");
  }

  private void verifyThatNothingIsLostAndNothingIsDecidedTwice(String what)
      throws InterruptedException {
    traffic.awaitAnswers(AN_INSTANT);
    traffic.stop();
    System.out.printf(
        "%s: the longest wait for an answer was %d ms%n",
        what, traffic.longestWait(begunNanos).toMillis());
    TopicCodec<Audit> codec = RegistryCluster.codec(RegistryCluster.TOPICS.audit(), Codecs.AUDIT);
    List<ConsumerRecord<byte[], byte[]>> audit = cluster.readAll(RegistryCluster.TOPICS.audit());

    assertThat(audit)
        .extracting(line -> key(line) + " at " + codec.read(line.value()).revision())
        .doesNotHaveDuplicates();
    assertThat(audit)
        .filteredOn(line -> codec.read(line.value()).what().equals("NodeCreated"))
        .extracting(FailOverIT::key)
        .filteredOn(traffic::isOurs)
        .containsExactlyInAnyOrderElementsOf(traffic.acknowledged());
    Set<String> nodes =
        cluster.readAll(RegistryCluster.TOPICS.nodes()).stream()
            .map(FailOverIT::key)
            .collect(toCollection(TreeSet::new));
    assertThat(nodes).containsAll(traffic.acknowledged());
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }
}
