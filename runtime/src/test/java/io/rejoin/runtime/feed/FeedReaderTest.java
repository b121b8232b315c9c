package io.rejoin.runtime.feed;

import static io.rejoin.runtime.Eventually.eventually;
import static io.rejoin.runtime.feed.Entry.mark;
import static io.rejoin.runtime.feed.Entry.put;
import static io.rejoin.runtime.feed.Entry.removal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.feed.FeedHealth.Kind;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FeedReaderTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final TopicPartition NODES = new TopicPartition("nodes", 0);
  private static final Uuid ID = Uuid.randomUuid();
  private static final FeedOptions OPTIONS =
      new FeedOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofHours(12),
          new Backoff(Duration.ofNanos(1), Duration.ofNanos(1)));

  private final FakeKafka kafka = new FakeKafka();
  private final ManualTime manual = new ManualTime();
  private final List<FeedDelta<String>> deltas = new CopyOnWriteArrayList<>();
  private final FeedReader reader =
      new FeedReader(
          "feed", OPTIONS, kafka, new TimeSource(manual, manual), new SplittableRandom(1));

  @AfterEach
  void stop() throws InterruptedException {
    reader.stop();
  }

  @Test
  void shouldShowNothingBeforeTheEndWhenItScans() {
    Feed<String> nodes = start(3);
    kafka.give(NODES, put("a", "1", 1), put("b", "2", 2));
    eventually(() -> assertThat(nodes.health().detail()).isEqualTo("2 of 3 offsets"));
    FeedImage<String> during = nodes.image();
    Kind kind = nodes.health().kind();

    kafka.give(NODES, removal("a", 3));
    FeedImage<String> image = nodes.awaitCaughtUp(MINUTE).join();

    assertThat(during.caughtUp()).isFalse();
    assertThat(during.entries()).isEmpty();
    assertThat(kind).isEqualTo(Kind.SCANNING);
    assertThat(image.entries()).isEqualTo(Map.of("b", "2"));
    assertThat(deltas).hasSize(1);
    assertThat(deltas.get(0).isFirst()).isTrue();
    assertThat(deltas.get(0).changes()).containsExactly(new Change<>("b", null, "2"));
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
  }

  @Test
  void shouldTellEachStepInOrderWhenItFollows() {
    Feed<String> nodes = start(0);
    nodes.awaitCaughtUp(MINUTE).join();

    kafka.give(NODES, put("a", "1", 1));
    nodes.awaitRevision(1, MINUTE).join();
    kafka.give(NODES, put("a", "2", 2), mark(3));
    nodes.awaitRevision(3, MINUTE).join();

    assertThat(deltas).extracting(FeedDelta::isFirst).startsWith(true).endsWith(false);
    assertThat(deltas).extracting(delta -> delta.after().revision()).isSorted().endsWith(3L);
    for (int i = 1; i < deltas.size(); i++) {
      assertThat(deltas.get(i).before()).isSameAs(deltas.get(i - 1).after());
    }
    assertThat(nodes.image().entries()).isEqualTo(Map.of("a", "2"));
    assertThat(nodes.image().mark().orElseThrow().revision()).isEqualTo(3);
  }

  @Test
  void shouldWaitWhenTheTopicDoesNotExistYet() {
    Feed<String> nodes = reader.follow(Entry.source("nodes"));
    reader.start();
    eventually(() -> assertThat(nodes.health().detail()).contains("topic nodes to exist"));
    Kind kind = nodes.health().kind();

    kafka.surveyor.topic("nodes", ID, new Bounds(0, 0));
    forwardUntil(() -> assertThat(nodes.image().caughtUp()).isTrue());

    assertThat(kind).isEqualTo(Kind.WAITING);
  }

  @Test
  void shouldKeepTryingWhenClientsCannotBeOpened() {
    kafka.refuseToOpen(5);

    Feed<String> nodes = start(1);
    kafka.give(NODES, put("a", "1", 1));

    assertThat(nodes.awaitCaughtUp(MINUTE).join().size()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheImageAndScanAnewWhenAClientBreaks() {
    Feed<String> nodes = caughtUp(put("a", "1", 1), put("b", "1", 2));

    kafka.consumer().setPollException(new KafkaException("broken"));
    eventually(() -> assertThat(kafka.sessions()).isEqualTo(2));
    kafka.awaitAssigned(NODES);
    FeedImage<String> meanwhile = nodes.image();
    kafka.continueAt(0);
    kafka.give(NODES, removal("a", 3), put("b", "1", 4));
    nodes.awaitRevision(4, MINUTE).join();

    assertThat(meanwhile.size()).isEqualTo(2);
    assertThat(last(deltas).changes()).containsExactly(new Change<>("a", "1", null));
    assertThat(nodes.image().caughtUp()).isTrue();
  }

  @Test
  void shouldTellRemovedKeysWhenTheTopicWasCreatedAgain() {
    Feed<String> nodes = caughtUp(put("a", "1", 1), put("b", "1", 2));

    kafka.surveyor.topic("nodes", Uuid.randomUuid(), new Bounds(0, 1));
    manual.advance(OPTIONS.resurvey());
    eventually(() -> assertThat(nodes.tally().scans()).isEqualTo(2));
    kafka.continueAt(0);
    kafka.give(NODES, put("b", "1", 1));
    eventually(() -> assertThat(nodes.image().size()).isEqualTo(1));

    assertThat(last(deltas).changes()).containsExactly(new Change<>("a", "1", null));
    assertThat(nodes.image().revision()).as("of the new log").isEqualTo(1);
  }

  @Test
  void shouldScanAnewWhenTheLogNoLongerHoldsWhatComesNext() {
    Feed<String> nodes = caughtUp(put("a", "1", 1), put("b", "1", 2));

    kafka.surveyor.topic("nodes", ID, new Bounds(7, 8));
    kafka.consumer().setPollException(new OffsetOutOfRangeException(Map.of(NODES, 2L)));
    eventually(() -> assertThat(nodes.tally().scans()).isEqualTo(2));
    kafka.awaitAssigned(NODES);
    kafka.continueAt(7);
    kafka.give(NODES, put("b", "2", 9));
    eventually(() -> assertThat(nodes.image().revision()).isEqualTo(9));

    assertThat(nodes.image().entries()).isEqualTo(Map.of("b", "2"));
    assertThat(last(deltas).changes())
        .containsExactly(new Change<>("a", "1", null), new Change<>("b", "1", "2"));
    assertThat(kafka.sessions()).isEqualTo(1);
  }

  @Test
  void shouldScanAnewWhenTheProcessWasAwayForTooLong() {
    Feed<String> nodes = caughtUp(put("a", "1", 1), put("b", "1", 2));
    kafka.surveyor.topic("nodes", ID, new Bounds(2, 3));
    kafka.continueAt(2);

    manual.advanceWall(OPTIONS.maxPause().plusSeconds(1));
    eventually(() -> assertThat(nodes.tally().scans()).isEqualTo(2));
    kafka.give(NODES, put("b", "1", 9));
    eventually(() -> assertThat(nodes.image().revision()).isEqualTo(9));

    assertThat(nodes.image().entries()).isEqualTo(Map.of("b", "1"));
  }

  @Test
  void shouldReadNewPartitionsWhenTheTopicHasGrown() {
    TopicPartition second = new TopicPartition("nodes", 1);
    Feed<String> nodes = caughtUp(put("a", "1", 1));

    kafka.surveyor.topic("nodes", ID, new Bounds(0, 1), new Bounds(0, 0));
    manual.advance(OPTIONS.resurvey());
    kafka.awaitAssigned(NODES, second);
    kafka.continueAt(0);
    kafka.give(NODES, put("a", "1", 1));
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
    kafka.continueAt(0);
    kafka.give(second, put("a", "2", 5), put("b", "1", 6));
    nodes.awaitRevision(6, MINUTE).join();

    assertThat(nodes.image().entries()).isEqualTo(Map.of("a", "2", "b", "1"));
  }

  @Test
  void shouldSayThatItIsStalledWhenNobodyAnswersAndGoOnWhenSomebodyDoes() {
    Feed<String> nodes = caughtUp(put("a", "1", 1));

    kafka.surveyor.away(true);
    manual.advance(OPTIONS.resurvey());
    eventually(() -> assertThat(nodes.health().kind()).isEqualTo(Kind.STALLED));
    FeedHealth stalled = nodes.health();
    kafka.surveyor.away(false);
    forwardUntil(() -> assertThat(nodes.health().isFollowing()).isTrue());

    assertThat(stalled.detail()).contains("no broker answers");
    assertThat(stalled.since()).isBetween(manual.instant().minusSeconds(60), manual.instant());
    assertThat(nodes.image().size()).isEqualTo(1);
    assertThat(nodes.tally().scans()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheImageWhenTheTopicIsDeleted() {
    Feed<String> nodes = caughtUp(put("a", "1", 1));

    kafka.surveyor.delete("nodes");
    manual.advance(OPTIONS.resurvey());
    eventually(() -> assertThat(nodes.health().kind()).isEqualTo(Kind.STALLED));

    assertThat(nodes.image().size()).isEqualTo(1);
    assertThat(kafka.consumer().assignment()).isEmpty();
  }

  @Test
  void shouldFinishTheScanWhenTheLogWasCutShort() {
    Feed<String> nodes = start(5);
    kafka.give(NODES, put("a", "1", 1), put("b", "1", 2));
    eventually(() -> assertThat(nodes.health().detail()).isEqualTo("2 of 5 offsets"));

    kafka.surveyor.topic("nodes", ID, new Bounds(0, 2));
    forwardUntil(() -> assertThat(nodes.image().caughtUp()).isTrue());

    assertThat(nodes.image().size()).isEqualTo(2);
  }

  @Test
  void shouldReadARecordAgainWhenItsValueCouldNotBeReadAtFirst() {
    AtomicBoolean away = new AtomicBoolean(true);
    Feed<String> nodes =
        reader.follow(
            FeedSource.of(
                "nodes",
                (key, value, headers) -> {
                  if (away.get() && key.equals("b")) {
                    throw new org.apache.kafka.common.errors.TimeoutException("registry away");
                  }
                  return key;
                }));
    Feed<String> routes = reader.follow(Entry.source("routes"));
    TopicPartition ofRoutes = new TopicPartition("routes", 0);
    kafka.surveyor.topic("nodes", ID, new Bounds(0, 0));
    kafka.surveyor.topic("routes", ID, new Bounds(0, 0));
    reader.start();
    kafka.awaitAssigned(NODES, ofRoutes);
    nodes.awaitCaughtUp(MINUTE).join();

    kafka.give(NODES, put("a", "1", 1), put("b", "2", 2), put("c", "3", 3));
    eventually(() -> assertThat(nodes.health().detail()).contains("registry away"));
    kafka.continueAt(0);
    kafka.give(ofRoutes, put("r", "1", 7));
    routes.awaitRevision(7, MINUTE).join();
    Set<String> before = nodes.image().entries().keySet();
    Kind kind = nodes.health().kind();
    away.set(false);
    kafka.continueAt(1);
    forwardUntil(() -> assertThat(kafka.consumer().paused()).isEmpty());
    kafka.give(NODES, put("b", "2", 2), put("c", "3", 3));
    nodes.awaitRevision(3, MINUTE).join();

    assertThat(before).containsExactly("a");
    assertThat(kind).isEqualTo(Kind.STALLED);
    assertThat(nodes.image().size()).isEqualTo(3);
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
  }

  @Test
  void shouldReadOnlyTheKeysPartitionWhenOneKeyIsFollowed() {
    FeedSource<String> source = Entry.source("nodes").forKey("node-7");
    int own = source.partitions(3).findFirst().orElseThrow();
    Feed<String> feed = reader.follow(source);
    kafka.surveyor.topic("nodes", ID, new Bounds(0, 1), new Bounds(0, 1), new Bounds(0, 1));
    reader.start();
    TopicPartition partition = new TopicPartition("nodes", own);
    kafka.awaitAssigned(partition);

    kafka.give(partition, put("node-7", "1", 1));

    assertThat(feed.awaitCaughtUp(MINUTE).join().get("node-7")).contains("1");
  }

  @Test
  void shouldLeaveOutWhatIsThereWhenItStartsAtTheEnd() {
    Feed<String> nodes = reader.follow(Entry.source("nodes").startingAtEnd());
    kafka.surveyor.topic("nodes", ID, new Bounds(0, 5));
    reader.start();

    FeedImage<String> first = nodes.awaitCaughtUp(MINUTE).join();
    kafka.continueAt(5);
    kafka.give(NODES, put("a", "1", 9));

    assertThat(first.size()).isZero();
    assertThat(nodes.awaitRevision(9, MINUTE).join().size()).isEqualTo(1);
  }

  @Test
  void shouldTellTheImageAtOnceWhenAListenerComesLate() {
    Feed<String> nodes = caughtUp(put("a", "1", 1));
    List<FeedDelta<String>> late = new CopyOnWriteArrayList<>();

    Runnable removal = nodes.addListener(late::add);
    kafka.give(NODES, put("a", "2", 2));
    nodes.awaitRevision(2, MINUTE).join();
    removal.run();
    kafka.give(NODES, put("a", "3", 3));
    nodes.awaitRevision(3, MINUTE).join();

    assertThat(late).extracting(FeedDelta::isFirst).containsExactly(true, false);
    assertThat(late.get(0).changes()).containsExactly(new Change<>("a", null, "1"));
    assertThat(late.get(1).before()).isSameAs(late.get(0).after());
  }

  @Test
  void shouldGoOnWhenAListenerFails() {
    Feed<String> nodes = reader.follow(Entry.source("nodes"));
    nodes.addListener(
        delta -> {
          throw new IllegalStateException("listener broken");
        });
    nodes.addListener(deltas::add);
    kafka.surveyor.topic("nodes", ID, new Bounds(0, 1));
    reader.start();
    kafka.awaitAssigned(NODES);

    kafka.give(NODES, put("a", "1", 1));
    nodes.awaitCaughtUp(MINUTE).join();

    assertThat(deltas).hasSize(1);
    assertThat(kafka.sessions()).isEqualTo(1);
  }

  @Test
  void shouldSayWhyWhenAWaitIsOver() {
    Feed<String> nodes = start(3);

    assertThatThrownBy(() -> nodes.awaitRevision(9, Duration.ofMillis(20)).get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("feed of nodes to reach revision 9 within PT0.02S")
        .hasMessageContaining("SCANNING");
  }

  @Test
  void shouldTellItsAgeWhenMarksCome() {
    Feed<String> nodes = caughtUp(put("a", "1", 1));
    boolean agedBefore = nodes.age().isPresent();
    boolean readyBefore = nodes.readiness(Duration.ofSeconds(5)).met();
    kafka.give(NODES, mark(2));
    nodes.awaitRevision(2, MINUTE).join();
    manual.advance(Duration.ofSeconds(7));

    assertThat(agedBefore).isFalse();
    assertThat(readyBefore).isTrue();
    assertThat(nodes.age()).contains(Duration.ofSeconds(7));
    assertThat(nodes.readiness(Duration.ofSeconds(7)).met()).isTrue();
    assertThat(nodes.readiness(Duration.ofSeconds(5)).met()).isFalse();
    assertThat(nodes.readiness(Duration.ofSeconds(5)).detail()).contains("7000 ms ago");
  }

  @Test
  void shouldRefuseATopicWhenItIsFollowedAlreadyOrTheReaderRuns() {
    start(0);

    assertThatThrownBy(() -> reader.follow(Entry.source("late"))).hasMessageContaining("late");
    FeedReader other =
        new FeedReader(
            "other", OPTIONS, kafka, new TimeSource(manual, manual), new SplittableRandom(1));
    other.follow(Entry.source("nodes"));
    assertThatThrownBy(() -> other.follow(Entry.source("nodes"))).hasMessageContaining("nodes");
  }

  @Test
  void shouldCloseItsClientsWhenItStops() throws InterruptedException {
    start(0).awaitCaughtUp(MINUTE).join();

    reader.stop();

    assertThat(kafka.consumer().closed()).isTrue();
    reader.start();
  }

  /** Starts a reader whose topic holds so many offsets, and waits until it reads. */
  private Feed<String> start(long end) {
    Feed<String> nodes = reader.follow(Entry.source("nodes"));
    nodes.addListener(deltas::add);
    kafka.surveyor.topic("nodes", ID, new Bounds(0, end));
    reader.start();
    kafka.awaitAssigned(NODES);
    return nodes;
  }

  private Feed<String> caughtUp(Entry... entries) {
    Feed<String> nodes = start(entries.length);
    kafka.give(NODES, entries);
    nodes.awaitCaughtUp(MINUTE).join();
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
    return nodes;
  }

  private void forwardUntil(org.assertj.core.api.ThrowableAssert.ThrowingCallable assertion) {
    eventually(
        () -> {
          manual.advance(Duration.ofMillis(10));
          assertion.call();
        });
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
