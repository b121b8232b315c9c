package io.rejoin.runtime.feed;

import static io.rejoin.runtime.Eventually.eventually;
import static io.rejoin.runtime.feed.Entry.mark;
import static io.rejoin.runtime.feed.Entry.put;
import static io.rejoin.runtime.feed.Entry.removal;
import static io.rejoin.runtime.feed.FollowedNodes.ID;
import static io.rejoin.runtime.feed.FollowedNodes.MINUTE;
import static io.rejoin.runtime.feed.FollowedNodes.NODES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.feed.FeedHealth.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FeedReaderTest {

  private final FollowedNodes world = new FollowedNodes();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldShowNothingBeforeTheEndWhenItScans() {
    Feed<String> nodes = world.start(3);
    world.kafka.give(NODES, put("a", "1", 1), put("b", "2", 2));
    eventually(() -> assertThat(nodes.health().detail()).isEqualTo("2 of 3 offsets"));
    FeedImage<String> during = nodes.image();
    Kind kind = nodes.health().kind();

    world.kafka.give(NODES, removal("a", 3));
    FeedImage<String> image = nodes.awaitCaughtUp(MINUTE).join();

    assertThat(during.caughtUp()).isFalse();
    assertThat(during.entries()).isEmpty();
    assertThat(kind).isEqualTo(Kind.SCANNING);
    assertThat(image.entries()).isEqualTo(Map.of("b", "2"));
    assertThat(world.deltas).hasSize(1);
    assertThat(world.deltas.get(0).isFirst()).isTrue();
    assertThat(world.deltas.get(0).changes()).containsExactly(new Change<>("b", null, "2"));
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
  }

  @Test
  void shouldTellEachStepInOrderWhenItFollows() {
    Feed<String> nodes = world.start(0);
    nodes.awaitCaughtUp(MINUTE).join();

    world.kafka.give(NODES, put("a", "1", 1));
    nodes.awaitRevision(1, MINUTE).join();
    world.kafka.give(NODES, put("a", "2", 2), mark(3));
    nodes.awaitRevision(3, MINUTE).join();

    assertThat(world.deltas).extracting(FeedDelta::isFirst).startsWith(true).endsWith(false);
    assertThat(world.deltas).extracting(delta -> delta.after().revision()).isSorted().endsWith(3L);
    for (int i = 1; i < world.deltas.size(); i++) {
      assertThat(world.deltas.get(i).before()).isSameAs(world.deltas.get(i - 1).after());
    }
    assertThat(nodes.image().entries()).isEqualTo(Map.of("a", "2"));
    assertThat(nodes.image().mark().orElseThrow().revision()).isEqualTo(3);
  }

  @Test
  void shouldReadOnlyTheKeysPartitionWhenOneKeyIsFollowed() {
    FeedSource<String> source = Entry.source("nodes").forKey("node-7");
    int own = source.partitions(3).findFirst().orElseThrow();
    Feed<String> feed = world.reader.follow(source);
    world.kafka.surveyor.topic("nodes", ID, new Bounds(0, 1), new Bounds(0, 1), new Bounds(0, 1));
    world.reader.start();
    TopicPartition partition = new TopicPartition("nodes", own);
    world.kafka.awaitAssigned(partition);

    world.kafka.give(partition, put("node-7", "1", 1));

    assertThat(feed.awaitCaughtUp(MINUTE).join().get("node-7")).contains("1");
  }

  @Test
  void shouldLeaveOutWhatIsThereWhenItStartsAtTheEnd() {
    Feed<String> nodes = world.reader.follow(Entry.source("nodes").startingAtEnd());
    world.kafka.surveyor.topic("nodes", ID, new Bounds(0, 5));
    world.reader.start();

    FeedImage<String> first = nodes.awaitCaughtUp(MINUTE).join();
    world.kafka.continueAt(5);
    world.kafka.give(NODES, put("a", "1", 9));

    assertThat(first.size()).isZero();
    assertThat(nodes.awaitRevision(9, MINUTE).join().size()).isEqualTo(1);
  }

  @Test
  void shouldTellTheImageAtOnceWhenAListenerComesLate() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1));
    List<FeedDelta<String>> late = new CopyOnWriteArrayList<>();

    Runnable removal = nodes.addListener(late::add);
    world.kafka.give(NODES, put("a", "2", 2));
    nodes.awaitRevision(2, MINUTE).join();
    removal.run();
    world.kafka.give(NODES, put("a", "3", 3));
    nodes.awaitRevision(3, MINUTE).join();

    assertThat(late).extracting(FeedDelta::isFirst).containsExactly(true, false);
    assertThat(late.get(0).changes()).containsExactly(new Change<>("a", null, "1"));
    assertThat(late.get(1).before()).isSameAs(late.get(0).after());
  }

  @Test
  void shouldGoOnWhenAListenerFails() {
    Feed<String> nodes = world.reader.follow(Entry.source("nodes"));
    nodes.addListener(
        delta -> {
          throw new IllegalStateException("listener broken");
        });
    nodes.addListener(world.deltas::add);
    world.kafka.surveyor.topic("nodes", ID, new Bounds(0, 1));
    world.reader.start();
    world.kafka.awaitAssigned(NODES);

    world.kafka.give(NODES, put("a", "1", 1));
    nodes.awaitCaughtUp(MINUTE).join();

    assertThat(world.deltas).hasSize(1);
    assertThat(world.kafka.sessions()).isEqualTo(1);
  }

  @Test
  void shouldSayWhyWhenAWaitIsOver() {
    Feed<String> nodes = world.start(3);

    assertThatThrownBy(() -> nodes.awaitRevision(9, Duration.ofMillis(20)).get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("feed of nodes to reach revision 9 within PT0.02S")
        .hasMessageContaining("SCANNING");
  }

  @Test
  void shouldTellItsAgeWhenMarksCome() {
    Feed<String> nodes = world.caughtUpWith(put("a", "1", 1));
    boolean agedBefore = nodes.age().isPresent();
    boolean readyBefore = nodes.readiness(Duration.ofSeconds(5)).met();
    world.kafka.give(NODES, mark(2));
    nodes.awaitRevision(2, MINUTE).join();
    world.time.advance(Duration.ofSeconds(7));

    assertThat(agedBefore).isFalse();
    assertThat(readyBefore).isTrue();
    assertThat(nodes.age()).contains(Duration.ofSeconds(7));
    assertThat(nodes.readiness(Duration.ofSeconds(7)).met()).isTrue();
    assertThat(nodes.readiness(Duration.ofSeconds(5)).met()).isFalse();
    assertThat(nodes.readiness().met()).isTrue();
    assertThat(nodes.readiness(Duration.ofSeconds(5)).detail()).contains("7000 ms ago");
  }

  @Test
  void shouldRefuseATopicWhenItIsFollowedAlreadyOrTheReaderRuns() {
    world.start(0);

    assertThatThrownBy(() -> world.reader.follow(Entry.source("late")))
        .hasMessageContaining("late");
    FeedReader other = world.newReader();
    other.follow(Entry.source("nodes"));
    assertThatThrownBy(() -> other.follow(Entry.source("nodes"))).hasMessageContaining("nodes");
  }

  @Test
  void shouldCloseItsClientsWhenItStops() throws InterruptedException {
    world.start(0).awaitCaughtUp(MINUTE).join();

    world.reader.stop();

    assertThat(world.kafka.consumer().closed()).isTrue();
    world.reader.start();
  }
}
