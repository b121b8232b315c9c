package io.rejoin.runtime.feed;

import static io.rejoin.runtime.feed.Entry.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FeedBoardTest {

  private static final int STEPS = 3_000;

  private final FeedBoard<String> board = new FeedBoard<>();
  private final FeedTable<String> table = new FeedTable<>(Entry.source("nodes"), true);

  @Test
  void shouldTellNewcomersEveryStepWithoutAGapWhenStepsGoOn() {
    List<Witness> witnesses = new CopyOnWriteArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> joining =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                Witness witness = new Witness();
                board.add(witness);
                witnesses.add(witness);
              }
            });

    for (int revision = 0; revision < STEPS; revision++) {
      table.fold(put("key" + revision % 5, "v" + revision, revision).read());
      board.show(table.step().orElseThrow());
      if (witnesses.size() > 200) {
        done.set(true);
      }
    }
    done.set(true);
    joining.join();

    assertThat(witnesses).isNotEmpty();
    assertThat(witnesses).allSatisfy(witness -> witness.assertWholeUpTo(board.image()));
  }

  @Test
  void shouldTellNothingYetWhenThereIsNoImage() {
    Witness witness = new Witness();

    board.add(witness);

    assertThat(witness.seen).isEmpty();
    assertThat(board.image().caughtUp()).isFalse();
  }

  /** Remembers the steps that it is told. */
  private static final class Witness implements FeedListener<String> {

    private final List<FeedDelta<String>> seen = new ArrayList<>();

    @Override
    public void changed(FeedDelta<String> delta) {
      seen.add(delta);
    }

    void assertWholeUpTo(FeedImage<String> last) {
      assertThat(seen).isNotEmpty();
      assertThat(seen.get(seen.size() - 1).after()).isSameAs(last);
      for (int i = 1; i < seen.size(); i++) {
        assertThat(seen.get(i).before()).isSameAs(seen.get(i - 1).after());
      }
    }
  }
}
