package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whatever a crashed writer, its successor, a zombie and the log cleaner leave of a history, a
 * reader that begins anywhere ends with the image of the clean history. The seed is the repetition.
 */
class FeedTablePropertyTest {

  private static final int SEEDS = 300;

  @RepeatedTest(SEEDS)
  void shouldShowTheCleanImageWhenRecordsAreRepeated(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    History history = History.random(random, 60);
    List<Entry> log = history.withRepetitions(random);

    FeedImage<String> image = replay(log, random.nextInt(log.size() + 1), random);

    history.assertShownBy(image);
  }

  @RepeatedTest(SEEDS)
  void shouldShowTheCleanImageWhenALateReaderFindsACleanedLog(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(10_000 + seed.getCurrentRepetition());
    History history = History.random(random, 60);
    List<Entry> log = history.withCrashes(random).cleaned(random);

    FeedImage<String> image = replay(log, log.size(), random);

    history.assertShownBy(image);
  }

  @RepeatedTest(SEEDS)
  void shouldComposeWhenStepsAreTakenOneAfterTheOther(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(20_000 + seed.getCurrentRepetition());
    List<Entry> log = History.random(random, 60).withRepetitions(random);
    FeedTable<String> table = new FeedTable<>(Entry.source("nodes"), true);
    table.settle();
    Map<String, String> composed = new HashMap<>();
    FeedImage<String> last = table.image();

    for (Entry entry : log) {
      table.fold(entry.read());
      if (random.nextInt(3) == 0) {
        FeedDelta<String> delta = table.step().orElse(null);
        if (delta != null) {
          assertThat(delta.before()).isSameAs(last);
          delta.changes().forEach(change -> compose(composed, change));
          last = delta.after();
          assertThat(composed).isEqualTo(last.entries());
        }
      }
    }
  }

  @RepeatedTest(SEEDS)
  void shouldShowTheNewestValueWhenKeysHaveMovedBetweenPartitions(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(30_000 + seed.getCurrentRepetition());
    History history = History.random(random, 60);
    int grownAt = random.nextInt(60);
    List<List<Entry>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
    for (Entry entry : history.entries()) {
      boolean moved = entry.revision() >= grownAt && entry.key().hashCode() % 2 == 1;
      partitions.get(moved ? 1 : 0).add(entry);
    }

    FeedTable<String> table = new FeedTable<>(Entry.source("results"), false);
    boolean settled = false;
    int[] next = {0, 0};
    while (next[0] < partitions.get(0).size() || next[1] < partitions.get(1).size()) {
      int partition = random.nextInt(2);
      if (next[partition] < partitions.get(partition).size()) {
        table.fold(partitions.get(partition).get(next[partition]++).read(partition));
      }
      if (!settled && random.nextInt(50) == 0) {
        table.settle();
        settled = true;
      }
    }

    assertThat(table.image().entries()).isEqualTo(history.image());
  }

  /** Scans a part, follows the rest, in random batches. */
  private static FeedImage<String> replay(List<Entry> log, int scanned, SplittableRandom random) {
    FeedTable<String> table = new FeedTable<>(Entry.source("nodes"), true);
    FeedImage<String> shown = FeedImage.empty();
    for (int i = 0; i < log.size(); i++) {
      if (i == scanned) {
        table.settle();
        shown = table.image();
      }
      table.fold(log.get(i).read());
      if (i > scanned && random.nextInt(4) == 0) {
        shown = table.step().map(FeedDelta::after).orElse(shown);
      }
    }
    table.settle();
    return table.step().map(FeedDelta::after).orElse(shown);
  }

  private static void compose(Map<String, String> entries, Change<String> change) {
    assertThat(entries.get(change.key())).isEqualTo(change.before());
    if (change.isRemoval()) {
      entries.remove(change.key());
    } else {
      entries.put(change.key(), change.after());
    }
  }
}
