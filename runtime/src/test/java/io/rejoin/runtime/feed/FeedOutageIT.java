package io.rejoin.runtime.feed;

import static io.rejoin.runtime.Eventually.eventually;
import static io.rejoin.runtime.feed.Entry.put;
import static io.rejoin.runtime.feed.Entry.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.KafkaHarness;
import io.rejoin.runtime.feed.FeedHealth.Kind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class FeedOutageIT {

  @TempDir Path dir;

  @Test
  void shouldKeepTheImageAndGoOnWhenTheBrokerIsStoppedAndStarted() throws Exception {
    try (KafkaHarness kafka = KafkaHarness.start(dir)) {
      kafka.createTopic("nodes", 1);
      write(kafka, put("a", "1", 1), put("b", "1", 2));

      try (FeedHarness reader = FeedHarness.follow(kafka, "nodes")) {
        reader.awaitCaughtUp();
        kafka.stopBroker();
        eventually(() -> assertThat(reader.feed.health().kind()).isEqualTo(Kind.STALLED));
        FeedImage<String> during = reader.feed.image();
        kafka.startBroker();
        write(kafka, removal("a", 3), put("c", "1", 4));

        assertThat(during.size()).isEqualTo(2);
        assertThat(reader.awaitRevision(4).entries()).isEqualTo(Map.of("b", "1", "c", "1"));
        eventually(() -> assertThat(reader.feed.health().isFollowing()).isTrue());
        assertThat(reader.feed.tally().scans()).as("goes on where it was").isEqualTo(1);
      }
    }
  }

  @Test
  void shouldWaitForTheBrokerWhenItIsAwayAtTheStart() throws Exception {
    try (KafkaHarness kafka = KafkaHarness.start(dir)) {
      kafka.createTopic("nodes", 1);
      write(kafka, put("a", "1", 1));
      kafka.stopBroker();

      try (FeedHarness reader = FeedHarness.follow(kafka, "nodes")) {
        eventually(() -> assertThat(reader.feed.health().detail()).contains("Expected an answer"));
        Kind away = reader.feed.health().kind();
        kafka.startBroker();

        assertThat(reader.awaitCaughtUp().get("a")).contains("1");
        assertThat(away).isEqualTo(Kind.WAITING);
      }
    }
  }

  private static void write(KafkaHarness kafka, Entry... entries) throws Exception {
    try (var producer = kafka.producer(Map.of())) {
      for (Entry entry : entries) {
        producer.send(entry.produced("nodes")).get();
      }
    }
  }
}
