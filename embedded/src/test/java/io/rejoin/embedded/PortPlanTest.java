package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {
  private static final SortedMap<String, Integer> ANY = new TreeMap<>(Map.of("a", 0, "b", 0));

  @TempDir Path dir;

  private PortPlan plan;

  @BeforeEach
  void prepare() {
    plan = newPlan();
  }

  private PortPlan newPlan() {
    return new PortPlan(
        TakenPort.HOST,
        new RememberedPorts(dir.resolve("ports.properties")),
        new FreePorts(new SplittableRandom()));
  }

  @Test
  void shouldTakeSamePortsAgainWhenAnyWillDo() {
    // given
    SortedMap<String, Integer> first = plan.start(ANY, ports -> ports);

    // when
    SortedMap<String, Integer> second = newPlan().start(ANY, ports -> ports);

    // then
    assertThat(first.values()).doesNotContain(0);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldTakeAnotherPortWhenLastOneIsTaken() throws IOException {
    // given
    SortedMap<String, Integer> first = plan.start(ANY, ports -> ports);
    try (TakenPort taken = new TakenPort(first.get("a"))) {

      // when
      SortedMap<String, Integer> second = plan.start(ANY, ports -> ports);

      // then
      assertThat(second.get("a")).isNotEqualTo(taken.port());
      assertThat(second.get("b")).isEqualTo(first.get("b"));
    }
  }

  @Test
  void shouldTakePortThatIsAskedForAlthoughAnotherHadItLast() {
    // given
    SortedMap<String, Integer> first = plan.start(ANY, ports -> ports);

    // when
    SortedMap<String, Integer> second =
        plan.start(new TreeMap<>(Map.of("a", first.get("b"), "b", 0)), ports -> ports);

    // then
    assertThat(second.get("a")).isEqualTo(first.get("b"));
    assertThat(second.get("b")).isNotEqualTo(first.get("b"));
  }

  @Test
  void shouldNamePortWhenOneAskedForIsTaken() throws IOException {
    // given
    try (TakenPort taken = new TakenPort()) {
      SortedMap<String, Integer> asked = new TreeMap<>(Map.of("a", taken.port()));

      // when, then
      assertThatThrownBy(() -> plan.start(asked, ports -> ports))
          .isInstanceOfSatisfying(
              PortTakenException.class,
              e -> {
                assertThat(e.host()).isEqualTo(TakenPort.HOST);
                assertThat(e.port()).isEqualTo(taken.port());
              })
          .hasMessageContaining("or choose another port");
    }
  }

  @Test
  void shouldTryAgainOnOtherPortWhenOneIsLost() throws IOException {
    // given a start that finds its first port taken meanwhile
    List<Integer> tried = new ArrayList<>();
    List<TakenPort> taken = new ArrayList<>();

    // when
    int started =
        plan.start(
            new TreeMap<>(Map.of("a", 0)),
            ports -> {
              tried.add(ports.get("a"));
              if (taken.isEmpty()) {
                taken.add(take(ports.get("a")));
                throw lost(ports.get("a"));
              }
              return ports.get("a");
            });
    taken.get(0).close();

    // then
    assertThat(tried).hasSize(2).doesNotHaveDuplicates().endsWith(started);
    assertThat(plan.remembered().load()).containsOnly(Map.entry("a", started));
  }

  @Test
  void shouldGiveUpWhenPortsAreLostAgainAndAgain() {
    // given
    List<Integer> tried = new ArrayList<>();

    // when, then
    assertThatThrownBy(
            () ->
                plan.start(
                    ANY,
                    ports -> {
                      tried.add(ports.get("a"));
                      throw lost(ports.get("a"));
                    }))
        .isInstanceOf(PortTakenException.class);
    assertThat(tried).hasSize(5);
    assertThat(plan.remembered().load()).isEmpty();
  }

  private static TakenPort take(int port) {
    try {
      return new TakenPort(port);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static PortTakenException lost(int port) {
    return new PortTakenException(
        new HostPort(TakenPort.HOST, port), new BindException("Address already in use"));
  }
}
