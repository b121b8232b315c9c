package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.feed.HandFedFeed;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Routes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class WatchStreamTest {

  private final HandFedFeed<Node> nodes = new HandFedFeed<>("nodes");
  private final HandFedFeed<Leader> leaders = new HandFedFeed<>("leaders");
  private final HandFedFeed<Routes> routes = new HandFedFeed<>("routes");
  private final HandFedFeed<Kick> kicks = new HandFedFeed<>("kicks");
  private final WatchHub hub =
      new WatchHub(
          new Views(
              nodes.feed(), leaders.feed(), routes.feed(), kicks.feed(), () -> Rules.DEFAULT));
  private final Written sink = new Written();
  private Thread thread;

  @BeforeEach
  void catchUp() {
    nodes.caughtUpAt(10);
    leaders.caughtUpAt(10);
    routes.caughtUpAt(10);
    kicks.caughtUpAt(10);
  }

  @AfterEach
  void end() throws InterruptedException {
    sink.reading.countDown();
    thread.interrupt();
    thread.join();
    assertThat(hub.watching()).isZero();
  }

  @Test
  void shouldSendTheWholeStateWithoutIdsUntilItIsComplete() {
    nodes.step(11, c -> c.put("n1", node("n1", 11)));

    watch(null, null);

    sink.await("resync - null", "node n1 null", "mark - 11.10.10.10");
  }

  @Test
  void shouldGoOnAfterTheWholeState() {
    watch(null, null);
    sink.await("resync - null", "mark - 10.10.10.10");

    routes.step(12, c -> c.put("realm1", DoorFixtures.routes("realm1", 12)));

    sink.await("resync - null", "mark - 10.10.10.10", "routes realm1 10.10.12.10");
  }

  @Test
  void shouldResumeAfterTheIdWithoutResync() {
    nodes.step(11, c -> c.put("n1", node("n1", 11)));
    nodes.step(12, c -> c.put("n2", node("n2", 12)));

    watch(null, "11.10.10.10");
    Await.until("it watches", () -> hub.watching() == 1);
    nodes.mark(13);

    sink.await("node n2 12.10.10.10", "mark - 12.10.10.10");
  }

  @Test
  void shouldRaiseTheIdOnlyWithTheLastEventOfAStep() {
    watch(null, "10");
    Await.until("it watches", () -> hub.watching() == 1);

    nodes.step(12, c -> c.put("n1", node("n1", 11)).put("n2", node("n2", 12)));

    sink.await("node n1 10.10.10.10", "node n2 12.10.10.10");
  }

  @Test
  void shouldSendOneRealmWhenAsked() {
    nodes.step(11, c -> c.put("n1", node("n1", 11, "realm1")).put("n2", node("n2", 11, "realm2")));

    watch("realm2", null);
    sink.await("resync - null", "node n2 null", "mark - 11.10.10.10");
    routes.step(12, c -> c.put("realm1", DoorFixtures.routes("realm1", 12)));
    routes.step(13, c -> c.put("realm2", DoorFixtures.routes("realm2", 13)));

    sink.await("resync - null", "node n2 null", "mark - 11.10.10.10", "routes realm2 11.10.13.10");
  }

  @Test
  void shouldCutOffAWatcherThatFallsBehind() {
    sink.stall();
    watch(null, "10");
    Await.until("it watches", () -> hub.watching() == 1);

    for (int i = 0; i <= WatchStream.QUEUED + 1; i++) {
      nodes.mark(11L + i);
    }
    sink.reading.countDown();

    Await.until("it is cut off", sink::isClosed);
    Await.until("its place is free", () -> hub.watching() == 0);
    assertThat(sink.said).hasSizeLessThan(WatchStream.QUEUED);
  }

  @Test
  void shouldGiveItsPlaceFreeWhenTheWatcherHasGone() {
    watch(null, "10");
    Await.until("it watches", () -> hub.watching() == 1);

    sink.close();
    nodes.mark(11);

    Await.until("its place is free", () -> hub.watching() == 0);
  }

  private void watch(String realm, String from) {
    Cursor cursor = from == null ? null : Cursor.parse(from);
    thread = new Thread(new WatchStream(sink, hub, realm, cursor), "watch-test");
    thread.start();
  }

  private static Node node(String address, long revision, String... realms) {
    return DoorFixtures.node(address, revision, realms);
  }

  /** A connection that remembers what was written, and may be slow. */
  private static final class Written implements WatchStream.Sink {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch reading = new CountDownLatch(0);
    private volatile boolean closed;

    void stall() {
      reading = new CountDownLatch(1);
    }

    void await(String... expected) {
      Await.until(
          "%s is sent, and not %s".formatted(List.of(expected), said),
          () -> said.size() >= expected.length);
      assertThat(said).containsExactly(expected);
    }

    @Override
    public void send(String name, Object data, String id) {
      try {
        reading.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Object key = ((Map<?, ?>) data).get("key");
      said.add("%s %s %s".formatted(name, key == null ? "-" : key, id));
    }

    @Override
    public void keepAlive() {
      said.add("comment");
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
