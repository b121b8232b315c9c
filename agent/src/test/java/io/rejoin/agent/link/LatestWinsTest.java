package io.rejoin.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LatestWinsTest {

  private final List<String> sent = new ArrayList<>();
  private final List<CompletableFuture<Void>> underWay = new ArrayList<>();
  private final LatestWins<String> slot = new LatestWins<>(this::send);

  @Test
  void shouldSendOneAtATimeAndOfTheOthersTheLatest() {
    slot.offer("a");
    slot.offer("b");
    slot.offer("c");
    assertThat(sent).containsExactly("a");

    underWay.get(0).complete(null);
    assertThat(sent).containsExactly("a", "c");

    underWay.get(1).complete(null);
    assertThat(sent).containsExactly("a", "c");
  }

  @Test
  void shouldGoOnWhenSendingFails() {
    slot.offer("a");
    slot.offer("b");

    underWay.get(0).completeExceptionally(new IllegalStateException("on purpose"));

    assertThat(sent).containsExactly("a", "b");
  }

  @Test
  void shouldSendAtOnceAgainWhenNothingIsUnderWay() {
    slot.offer("a");
    underWay.get(0).complete(null);

    slot.offer("b");

    assertThat(sent).containsExactly("a", "b");
  }

  @Test
  void shouldBearThatSendingEndsAtOnce() {
    LatestWins<String> immediate =
        new LatestWins<>(
            value -> {
              sent.add(value);
              return CompletableFuture.completedFuture(null);
            });

    immediate.offer("a");
    immediate.offer("b");

    assertThat(sent).containsExactly("a", "b");
  }

  private CompletableFuture<Void> send(String value) {
    sent.add(value);
    CompletableFuture<Void> end = new CompletableFuture<>();
    underWay.add(end);
    return end;
  }
}
