package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.door.WatchHub.Beginning;
import io.rejoin.runtime.feed.HandFedFeed;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WatchHubTest {

  private final HandFedFeed<Node> nodes = new HandFedFeed<>("nodes");
  private final HandFedFeed<Leader> leaders = new HandFedFeed<>("leaders");
  private final HandFedFeed<Routes> routes = new HandFedFeed<>("routes");
  private final HandFedFeed<Kick> kicks = new HandFedFeed<>("kicks");
  private final Heard heard = new Heard();

  @Test
  void shouldGiveTheWholeStateToANewWatcher() {
    WatchHub hub = hubAt(10);
    nodes.step(12, c -> c.put("n1", node("n1", 12)));
    routes.step(13, c -> c.put("realm1", DoorFixtures.routes("realm1", 13)));

    Beginning beginning = hub.join(heard, null);

    assertThat(beginning.isWhole()).isTrue();
    assertThat(keys(beginning.events())).containsExactly("node n1", "routes realm1");
    assertThat(beginning.reached()).hasToString("12.10.13.10");
  }

  @Test
  void shouldHandOnWhatChangesAfterJoining() {
    WatchHub hub = hubAt(10);
    hub.join(heard, null);

    nodes.step(12, c -> c.put("n1", node("n1", 12)));
    kicks.step(13, c -> c.put("n1", kick(13)));
    nodes.mark(14);

    assertThat(heard.said).containsExactly("node n1", "kick n1", "mark 14");
  }

  @Test
  void shouldGiveOnlyWhatWasMissedWhenAWatcherComesBack() {
    WatchHub hub = hubAt(10);
    nodes.step(11, c -> c.put("n1", node("n1", 11)));
    nodes.step(12, c -> c.put("n2", node("n2", 12)));
    routes.step(12, c -> c.put("realm1", DoorFixtures.routes("realm1", 12)));

    Beginning beginning = hub.join(heard, Cursor.parse("11.10.12.10"));

    assertThat(beginning.isWhole()).isFalse();
    assertThat(keys(beginning.events())).containsExactly("node n2");
  }

  @Test
  void shouldSayAgainWhatACursorLeavesInDoubt() {
    WatchHub hub = hubAt(10);
    nodes.step(11, c -> c.put("n1", node("n1", 11)));
    nodes.step(11, c -> c.put("n2", node("n2", 11)));

    Beginning beginning = hub.join(heard, Cursor.parse("11"));

    assertThat(keys(beginning.events())).containsExactly("node n2");
  }

  @Test
  void shouldSayAgainTheStragglerOfAnotherPartition() {
    WatchHub hub = hubAt(10);
    kicks.step(20, c -> c.put("n1", kick(20)));
    kicks.step(15, c -> c.put("n2", kick(15)));

    Beginning beginning = hub.join(heard, Cursor.parse("20"));

    assertThat(keys(beginning.events())).containsExactly("kick n2");
  }

  @Test
  void shouldGiveTheWholeStateWhenACursorIsTooOld() {
    WatchHub hub = hubAt(10);

    assertThat(hub.join(heard, Cursor.parse("9.10.10.10")).isWhole()).isTrue();
    assertThat(hub.join(heard, Cursor.parse("10.10.10.9")).isWhole()).isTrue();
    assertThat(hub.join(heard, Cursor.parse("10")).isWhole()).isFalse();
  }

  @Test
  void shouldGiveTheWholeStateWhenItHasForgottenTheChanges() {
    WatchHub hub = hubAt(10);
    for (int i = 1; i <= WatchHistory.KEPT + 1; i++) {
      long revision = 10L + i;
      nodes.step(revision, c -> c.put("n1", node("n1", revision)));
    }

    assertThat(hub.join(heard, Cursor.parse("10")).isWhole()).isTrue();
    Beginning oldest = hub.join(heard, Cursor.parse("11.10.10.10"));
    assertThat(oldest.isWhole()).isFalse();
    assertThat(oldest.events()).hasSize(WatchHistory.KEPT);
  }

  @Test
  void shouldResumeWhereAWholeStateEndedWhenSomeStreamsWereSilent() {
    WatchHub hub = hubAt(10);
    nodes.step(12, c -> c.put("n1", node("n1", 12)));
    Cursor reached = hub.join(heard, null).reached();

    Beginning again = hub.join(heard, Cursor.parse(reached.toString()));

    assertThat(again.isWhole()).isFalse();
    assertThat(again.events()).isEmpty();
  }

  @Test
  void shouldTellWhatWasRemovedAndWhoItWas() {
    WatchHub hub = hubAt(10);
    nodes.step(11, c -> c.put("n1", node("n1", 11, "realm1")));
    hub.join(heard, null);

    nodes.step(12, c -> c.remove("n1"));

    WatchEvent removed = heard.events.get(0);
    assertThat(removed.name()).isEqualTo("removed");
    assertThat(removed.data().get())
        .isEqualTo(Map.of("kind", "node", "key", "n1", "id", DoorFixtures.NODE_ID));
    assertThat(removed.concerns("realm1")).isTrue();
    assertThat(removed.concerns("realm2")).isFalse();
  }

  @Test
  void shouldMarkTheLastOfAStepOnly() {
    WatchHub hub = hubAt(10);
    hub.join(heard, null);

    nodes.step(12, c -> c.put("n1", node("n1", 11)).put("n2", node("n2", 12)));

    assertThat(heard.events).extracting(WatchEvent::last).containsExactly(false, true);
  }

  @Test
  void shouldConcernWhoWatchesTheRealmThatANodeLeaves() {
    WatchHub hub = hubAt(10);
    nodes.step(11, c -> c.put("n1", node("n1", 11, "realm1")));
    hub.join(heard, null);

    nodes.step(12, c -> c.put("n1", node("n1", 12, "realm2")));
    nodes.step(13, c -> c.put("n2", node("n2", 13)));

    WatchEvent moved = heard.events.get(0);
    assertThat(moved.concerns("realm1")).isTrue();
    assertThat(moved.concerns("realm2")).isTrue();
    assertThat(moved.concerns("realm3")).isFalse();
    assertThat(moved.concerns(null)).isTrue();
    assertThat(heard.events.get(1).concerns("realm1")).isFalse();
  }

  @Test
  void shouldTellNothingMoreToAWatcherThatHasLeft() {
    WatchHub hub = hubAt(10);
    hub.join(heard, null);
    assertThat(hub.watching()).isEqualTo(1);

    hub.leave(heard);
    nodes.step(12, c -> c.put("n1", node("n1", 12)));

    assertThat(hub.watching()).isZero();
    assertThat(heard.said).isEmpty();
  }

  private WatchHub hubAt(long revision) {
    WatchHub hub =
        new WatchHub(
            new Views(
                nodes.feed(), leaders.feed(), routes.feed(), kicks.feed(), () -> Rules.DEFAULT));
    nodes.caughtUpAt(revision);
    leaders.caughtUpAt(revision);
    routes.caughtUpAt(revision);
    kicks.caughtUpAt(revision);
    return hub;
  }

  private static Node node(String address, long revision, String... realms) {
    return DoorFixtures.node(address, revision, realms);
  }

  private static Kick kick(long revision) {
    return new Kick(DoorFixtures.INCARNATION, 5, Kick.Cause.EXPIRED, "text", revision);
  }

  private static List<String> keys(List<WatchEvent> events) {
    return events.stream().map(WatchHubTest::key).toList();
  }

  private static String key(WatchEvent event) {
    return event.name() + " " + ((Map<?, ?>) event.data().get()).get("key");
  }

  /** A watcher that remembers. */
  private static final class Heard implements WatchHub.Watcher {

    private final List<String> said = new ArrayList<>();
    private final List<WatchEvent> events = new ArrayList<>();

    @Override
    public void event(WatchEvent event) {
      events.add(event);
      said.add(key(event));
    }

    @Override
    public void mark(long revision) {
      said.add("mark " + revision);
    }
  }
}
