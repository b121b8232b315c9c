package io.rejoin.runtime.feed;

import static io.rejoin.runtime.Eventually.eventually;
import static io.rejoin.runtime.feed.Entry.mark;
import static io.rejoin.runtime.feed.Entry.put;
import static io.rejoin.runtime.feed.Entry.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.KafkaHarness;
import io.rejoin.runtime.feed.FeedHealth.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class FeedIT {

  @TempDir static Path dir;
  private static KafkaHarness kafka;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() {
    kafka = KafkaHarness.start(dir);
    producer = kafka.producer(Map.of());
  }

  @AfterAll
  static void stop() {
    producer.close();
    kafka.close();
  }

  @Test
  void shouldScanThenFollowWhenTheTopicHasRecords() throws Exception {
    kafka.createTopic("scan", 1);
    write("scan", put("a", "1", 1), put("b", "1", 2), removal("a", 3));

    try (FeedHarness reader = FeedHarness.follow(kafka, "scan")) {
      FeedImage<String> scanned = reader.awaitCaughtUp();
      write("scan", put("a", "2", 4), put("b", "old", 1), mark(5));
      FeedImage<String> followed = reader.awaitRevision(5);

      assertThat(scanned.entries()).isEqualTo(Map.of("b", "1"));
      assertThat(scanned.revision()).isEqualTo(3);
      assertThat(followed.entries()).isEqualTo(Map.of("a", "2", "b", "1"));
      assertThat(followed.mark().orElseThrow().clockMs()).isEqualTo(5000);
      assertThat(reader.feed.age()).isPresent();
      assertThat(reader.feed.tally().records(Fold.STALE)).isEqualTo(1);
      assertThat(reader.deltas.get(0).isFirst()).isTrue();
    }
  }

  @Test
  void shouldBeCaughtUpWhenTheTopicIsEmpty() {
    kafka.createTopic("empty", 3);

    try (FeedHarness reader = FeedHarness.follow(kafka, "empty")) {
      assertThat(reader.awaitCaughtUp().size()).isZero();
      eventually(() -> assertThat(reader.feed.health().isFollowing()).isTrue());
    }
  }

  @Test
  void shouldReadWhatIsNotCommittedWhenATransactionIsOpen() throws Exception {
    kafka.createTopic("open", 1);
    try (var transactional = kafka.producer(Map.of("transactional.id", "decisions-1"))) {
      transactional.initTransactions();
      transactional.beginTransaction();
      transactional.send(put("a", "1", 1).produced("open")).get();
      write("open", put("b", "1", 2));

      try (FeedHarness reader = FeedHarness.follow(kafka, "open")) {
        FeedImage<String> during = reader.awaitCaughtUp();
        transactional.send(put("c", "1", 3).produced("open")).get();
        FeedImage<String> tail = reader.awaitRevision(3);
        transactional.abortTransaction();
        write("open", put("a", "1", 1), put("c", "1", 3), put("d", "1", 4));

        assertThat(during.size()).isEqualTo(2);
        assertThat(tail.size()).isEqualTo(3);
        assertThat(reader.awaitRevision(4).entries().keySet())
            .containsExactlyInAnyOrder("a", "b", "c", "d");
      }
    }
  }

  @Test
  void shouldBeCaughtUpWhenTheLogEndsWithATransactionsMarker() throws Exception {
    kafka.createTopic("marker", 1);
    try (var transactional = kafka.producer(Map.of("transactional.id", "decisions-2"))) {
      transactional.initTransactions();
      transactional.beginTransaction();
      transactional.send(put("a", "1", 1).produced("marker")).get();
      transactional.commitTransaction();
    }

    try (FeedHarness reader = FeedHarness.follow(kafka, "marker")) {
      assertThat(reader.awaitCaughtUp().get("a")).contains("1");
    }
  }

  @Test
  void shouldShowTheSameWhenTheLogWasCompacted() throws Exception {
    kafka.createTopic(
        "compacted",
        1,
        Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "50",
            "min.cleanable.dirty.ratio", "0.01",
            "delete.retention.ms", "0"));
    for (int revision = 0; revision < 300; revision++) {
      write("compacted", put("key" + revision % 7, "v" + revision, revision));
    }
    write("compacted", removal("key0", 300));
    FeedHarness early = FeedHarness.follow(kafka, "compacted");
    FeedImage<String> whole = early.awaitCaughtUp();
    TopicPartition partition = new TopicPartition("compacted", 0);
    int[] revision = {301};
    eventually(
        () -> {
          write("compacted", mark(revision[0]++));
          assertThat(recordsLeft(partition)).isLessThan(60);
        });

    try (early;
        FeedHarness late = FeedHarness.follow(kafka, "compacted")) {
      FeedImage<String> image = late.awaitCaughtUp();

      assertThat(image.entries()).isEqualTo(whole.entries()).hasSize(6);
      assertThat(image.revision()).isEqualTo(early.awaitRevision(image.revision()).revision());
      assertThat(late.feed.tally().records(Fold.APPLIED)).isLessThan(300);
    }
  }

  @Test
  void shouldTellRemovalsWhenTheTopicIsCreatedAgain() throws Exception {
    kafka.createTopic("again", 1);
    write("again", put("a", "1", 50), put("b", "1", 51));

    try (FeedHarness reader = FeedHarness.follow(kafka, "again")) {
      reader.awaitCaughtUp();
      kafka.deleteTopic("again");
      eventually(() -> assertThat(reader.feed.health().kind()).isEqualTo(Kind.STALLED));
      FeedImage<String> meanwhile = reader.feed.image();
      kafka.createTopic("again", 1);
      write("again", put("b", "1", 1), put("c", "1", 2));

      eventually(
          () -> assertThat(reader.feed.image().entries()).isEqualTo(Map.of("b", "1", "c", "1")));
      assertThat(meanwhile.size()).isEqualTo(2);
      assertThat(reader.deltas.stream().flatMap(delta -> delta.changes().stream()))
          .contains(new Change<>("a", "1", null));
    }
  }

  @Test
  void shouldReadNewPartitionsWhenTheTopicGrows() throws Exception {
    kafka.createTopic("growing", 1);
    for (int i = 0; i < 20; i++) {
      write("growing", put("key" + i, "old", i));
    }

    try (FeedHarness reader = FeedHarness.follow(kafka, "growing")) {
      reader.awaitCaughtUp();
      kafka.growTopic("growing", 4);
      try (var fresh = kafka.producer(Map.of())) {
        for (int i = 0; i < 20; i++) {
          fresh.send(put("key" + i, "new", 100 + i).produced("growing")).get();
        }
      }

      eventually(() -> assertThat(reader.feed.image().values()).hasSize(20).containsOnly("new"));
    }
  }

  @Test
  void shouldScanAnewWhenRecordsWereDeletedBeforeTheyWereRead() throws Exception {
    kafka.createTopic("deleted", 1, Map.of("cleanup.policy", "delete"));
    write("deleted", put("a", "1", 1), put("b", "1", 2));
    TopicPartition partition = new TopicPartition("deleted", 0);
    KeyGate gate = new KeyGate();
    FeedSource<String> slow =
        FeedSource.of(
            "deleted",
            (key, value, headers) -> {
              gate.pass(key);
              return key;
            });

    try (FeedHarness reader = FeedHarness.follow(kafka, slow);
        var admin = kafka.admin()) {
      reader.awaitCaughtUp();
      gate.hold("c");
      write("deleted", put("c", "1", 3));
      gate.awaitHeld();
      for (int i = 0; i < 20; i++) {
        write("deleted", put("gone", "x".repeat(100_000), 4 + i));
      }
      write("deleted", put("d", "1", 99));
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(23))).all().get();
      gate.release();

      eventually(() -> assertThat(reader.feed.image().entries()).isEqualTo(Map.of("d", "d")));
      assertThat(reader.feed.tally().scans()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void shouldReadOnlyTheOwnPartitionWhenOneKeyIsFollowed() throws Exception {
    kafka.createTopic("results", 16);
    for (int i = 0; i < 50; i++) {
      write("results", put("node" + i, "v" + i, i));
    }

    for (int i = 0; i < 50; i += 7) {
      FeedSource<String> own = Entry.source("results").forKey("node" + i);
      try (FeedHarness reader = FeedHarness.follow(kafka, own)) {
        assertThat(reader.awaitCaughtUp().entries()).isEqualTo(Map.of("node" + i, "v" + i));
        long read =
            reader.feed.tally().records(Fold.APPLIED) + reader.feed.tally().records(Fold.FOREIGN);
        assertThat(read).isLessThan(25);
      }
    }
  }

  private static long recordsLeft(TopicPartition partition) throws Exception {
    long left = 0;
    try (var consumer =
        new KafkaConsumer<>(
            kafka.clientConfig("counter"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = end(partition);
      while (consumer.position(partition) < end) {
        left += consumer.poll(Duration.ofMillis(100)).count();
      }
    }
    return left;
  }

  private static long end(TopicPartition partition) throws Exception {
    try (var admin = kafka.admin()) {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .all()
          .get()
          .get(partition)
          .offset();
    }
  }

  private static void write(String topic, Entry... entries) throws Exception {
    for (Entry entry : entries) {
      producer.send(entry.produced(topic)).get();
    }
  }
}
