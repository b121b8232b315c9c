package io.rejoin.runtime.feed;

import static io.rejoin.runtime.Eventually.eventually;
import static io.rejoin.runtime.feed.Entry.put;
import static io.rejoin.runtime.feed.Entry.removal;
import static io.rejoin.runtime.feed.FollowedNodes.ID;
import static io.rejoin.runtime.feed.FollowedNodes.MINUTE;
import static io.rejoin.runtime.feed.FollowedNodes.NODES;
import static io.rejoin.runtime.feed.FollowedNodes.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.feed.FeedHealth.Kind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FeedReaderTroubleTest {

  private final FollowedNodes world = new FollowedNodes();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldWaitWhenTheTopicDoesNotExistYet() {
    Feed<String> nodes = world.reader.follow(Entry.source("nodes"));
    world.reader.start();
    eventually(() -> assertThat(nodes.health().detail()).contains("topic nodes to exist"));
    Kind kind = nodes.health().kind();

    world.kafka.surveyor.topic("nodes", ID, new Bounds(0, 0));
    world.passTimeUntil(() -> assertThat(nodes.image().caughtUp()).isTrue());

    assertThat(kind).isEqualTo(Kind.WAITING);
  }

  @Test
  void shouldKeepTryingWhenClientsCannotBeOpened() {
    world.kafka.refuseToOpen(5);

    Feed<String> nodes = world.start(1);
    world.kafka.give(NODES, put("a", "1", 1));

    assertThat(nodes.awaitCaughtUp(MINUTE).join().size()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheImageAndScanAnewWhenAClientBreaks() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1), put("b", "1", 2));

    world.kafka.consumer().setPollException(new KafkaException("broken"));
    eventually(() -> assertThat(world.kafka.sessions()).isEqualTo(2));
    world.kafka.awaitAssigned(NODES);
    FeedImage<String> meanwhile = nodes.image();
    world.kafka.continueAt(0);
    world.kafka.give(NODES, removal("a", 3), put("b", "1", 4));
    nodes.awaitRevision(4, MINUTE).join();

    assertThat(meanwhile.size()).isEqualTo(2);
    assertThat(world.lastDelta().changes()).containsExactly(new Change<>("a", "1", null));
    assertThat(nodes.image().caughtUp()).isTrue();
  }

  @Test
  void shouldTellRemovedKeysWhenTheTopicWasCreatedAgain() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1), put("b", "1", 2));

    world.kafka.surveyor.topic("nodes", Uuid.randomUuid(), new Bounds(0, 1));
    world.time.advance(OPTIONS.resurvey());
    eventually(() -> assertThat(nodes.tally().scans()).isEqualTo(2));
    world.kafka.continueAt(0);
    world.kafka.give(NODES, put("b", "1", 1));
    eventually(() -> assertThat(nodes.image().size()).isEqualTo(1));

    assertThat(world.lastDelta().changes()).containsExactly(new Change<>("a", "1", null));
    assertThat(nodes.image().revision()).as("of the new log").isEqualTo(1);
  }

  @Test
  void shouldScanAnewWhenTheLogNoLongerHoldsWhatComesNext() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1), put("b", "1", 2));

    world.kafka.surveyor.topic("nodes", ID, new Bounds(7, 8));
    world.kafka.consumer().setPollException(new OffsetOutOfRangeException(Map.of(NODES, 2L)));
    eventually(() -> assertThat(nodes.tally().scans()).isEqualTo(2));
    world.kafka.awaitAssigned(NODES);
    world.kafka.continueAt(7);
    world.kafka.give(NODES, put("b", "2", 9));
    eventually(() -> assertThat(nodes.image().revision()).isEqualTo(9));

    assertThat(nodes.image().entries()).isEqualTo(Map.of("b", "2"));
    assertThat(world.lastDelta().changes())
        .containsExactly(new Change<>("a", "1", null), new Change<>("b", "1", "2"));
    assertThat(world.kafka.sessions()).isEqualTo(1);
  }

  @Test
  void shouldAskAgainWhenAnAnswerIsFromBeforeTheTopicWasDisplaced() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1));
    world.kafka.surveyor.hold();
    world.time.advance(OPTIONS.resurvey());
    eventually(() -> assertThat(world.kafka.surveyor.held()).isEqualTo(1));

    world.kafka.consumer().setPollException(new OffsetOutOfRangeException(Map.of(NODES, 1L)));
    eventually(() -> assertThat(world.kafka.consumer().assignment()).isEmpty());
    world.kafka.surveyor.release();
    world.passTimeUntil(() -> assertThat(nodes.tally().scans()).isEqualTo(2));
    world.kafka.continueAt(0);
    world.kafka.awaitAssigned(NODES);
    world.kafka.give(NODES, put("a", "2", 2));
    nodes.awaitRevision(2, MINUTE).join();

    assertThat(world.kafka.sessions()).isEqualTo(1);
  }

  @Test
  void shouldScanAnewWhenTheProcessWasAwayForTooLong() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1), put("b", "1", 2));
    world.kafka.surveyor.topic("nodes", ID, new Bounds(2, 3));
    world.kafka.continueAt(2);

    world.time.advanceWall(OPTIONS.maxPause().plusSeconds(1));
    eventually(() -> assertThat(nodes.tally().scans()).isEqualTo(2));
    world.kafka.give(NODES, put("b", "1", 9));
    eventually(() -> assertThat(nodes.image().revision()).isEqualTo(9));

    assertThat(nodes.image().entries()).isEqualTo(Map.of("b", "1"));
  }

  @Test
  void shouldReadNewPartitionsWhenTheTopicHasGrown() {
    TopicPartition second = new TopicPartition("nodes", 1);
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1));

    world.kafka.surveyor.topic("nodes", ID, new Bounds(0, 1), new Bounds(0, 0));
    world.time.advance(OPTIONS.resurvey());
    world.kafka.awaitAssigned(NODES, second);
    world.kafka.continueAt(0);
    world.kafka.give(NODES, put("a", "1", 1));
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
    world.kafka.continueAt(0);
    world.kafka.give(second, put("a", "2", 5), put("b", "1", 6));
    nodes.awaitRevision(6, MINUTE).join();

    assertThat(nodes.image().entries()).isEqualTo(Map.of("a", "2", "b", "1"));
  }

  @Test
  void shouldSayThatItIsStalledWhenNobodyAnswersAndGoOnWhenSomebodyDoes() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1));

    world.kafka.surveyor.away(true);
    world.time.advance(OPTIONS.resurvey());
    eventually(() -> assertThat(nodes.health().kind()).isEqualTo(Kind.STALLED));
    FeedHealth stalled = nodes.health();
    world.kafka.surveyor.away(false);
    world.passTimeUntil(() -> assertThat(nodes.health().isFollowing()).isTrue());

    assertThat(stalled.detail()).contains("no broker answers");
    assertThat(stalled.since())
        .isBetween(world.time.instant().minusSeconds(60), world.time.instant());
    assertThat(nodes.image().size()).isEqualTo(1);
    assertThat(nodes.tally().scans()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheImageWhenTheTopicIsDeleted() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1));

    world.kafka.surveyor.delete("nodes");
    world.time.advance(OPTIONS.resurvey());
    eventually(() -> assertThat(nodes.health().kind()).isEqualTo(Kind.STALLED));

    assertThat(nodes.image().size()).isEqualTo(1);
    assertThat(world.kafka.consumer().assignment()).isEmpty();
  }

  @Test
  void shouldFinishTheScanWhenTheLogWasCutShort() {
    Feed<String> nodes = world.start(5);
    world.kafka.give(NODES, put("a", "1", 1), put("b", "1", 2));
    eventually(() -> assertThat(nodes.health().detail()).isEqualTo("2 of 5 offsets"));

    world.kafka.surveyor.topic("nodes", ID, new Bounds(0, 2));
    world.passTimeUntil(() -> assertThat(nodes.image().caughtUp()).isTrue());

    assertThat(nodes.image().size()).isEqualTo(2);
  }

  @Test
  void shouldReadARecordAgainWhenItsValueCouldNotBeReadAtFirst() {
    AtomicBoolean away = new AtomicBoolean(true);
    Feed<String> nodes =
        world.reader.follow(
            FeedSource.of(
                "nodes",
                (key, value, headers) -> {
                  if (away.get() && key.equals("b")) {
                    throw new org.apache.kafka.common.errors.TimeoutException("registry away");
                  }
                  return key;
                }));
    Feed<String> routes = world.reader.follow(Entry.source("routes"));
    TopicPartition ofRoutes = new TopicPartition("routes", 0);
    world.kafka.surveyor.topic("nodes", ID, new Bounds(0, 0));
    world.kafka.surveyor.topic("routes", ID, new Bounds(0, 0));
    world.reader.start();
    world.kafka.awaitAssigned(NODES, ofRoutes);
    nodes.awaitCaughtUp(MINUTE).join();

    world.kafka.give(NODES, put("a", "1", 1), put("b", "2", 2), put("c", "3", 3));
    eventually(() -> assertThat(nodes.health().detail()).contains("registry away"));
    world.kafka.continueAt(0);
    world.kafka.give(ofRoutes, put("r", "1", 7));
    routes.awaitRevision(7, MINUTE).join();
    Set<String> before = nodes.image().entries().keySet();
    Kind kind = nodes.health().kind();
    away.set(false);
    world.kafka.continueAt(1);
    world.passTimeUntil(() -> assertThat(world.kafka.consumer().paused()).isEmpty());
    world.kafka.give(NODES, put("b", "2", 2), put("c", "3", 3));
    nodes.awaitRevision(3, MINUTE).join();

    assertThat(before).containsExactly("a");
    assertThat(kind).isEqualTo(Kind.STALLED);
    assertThat(nodes.image().size()).isEqualTo(3);
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
  }
}
