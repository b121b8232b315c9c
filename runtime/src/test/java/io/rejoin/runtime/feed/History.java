package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a writer said, in rising revisions, and what a troubled writer leaves of it in a log. */
record History(List<Entry> entries) {

  private static final int KEYS = 6;

  static History random(SplittableRandom random, int length) {
    List<Entry> entries = new ArrayList<>();
    for (int revision = 0; revision < length; revision++) {
      String key = "key" + random.nextInt(KEYS);
      switch (random.nextInt(6)) {
        case 0 -> entries.add(Entry.mark(revision));
        case 1 -> entries.add(Entry.removal(key, revision));
        case 2 -> {
          entries.add(Entry.put(key, "v" + revision, revision));
          entries.add(Entry.put("other" + key, "w" + revision, revision));
        }
        default -> entries.add(Entry.put(key, "v" + revision, revision));
      }
    }
    return new History(entries);
  }

  /** The entries of the clean history. */
  Map<String, String> image() {
    Map<String, String> image = new HashMap<>();
    for (Entry entry : entries) {
      if (!entry.isMark()) {
        image.compute(entry.key(), (key, old) -> entry.value());
      }
    }
    return image;
  }

  void assertShownBy(FeedImage<String> image) {
    assertThat(image.entries()).isEqualTo(image());
    assertThat(image.revision()).isEqualTo(entries.get(entries.size() - 1).revision());
    assertThat(image.mark().map(FeedMark::revision))
        .isEqualTo(entries.stream().filter(Entry::isMark).map(Entry::revision).max(Long::compare));
  }

  /**
   * The same with repetitions in between: successors say the last few again, zombies say anything
   * earlier again.
   */
  List<Entry> withRepetitions(SplittableRandom random) {
    List<Entry> log = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      log.add(entries.get(i));
      if (random.nextInt(8) == 0) {
        int from = Math.max(0, i - random.nextInt(10));
        log.addAll(entries.subList(from, i + 1));
      }
      if (random.nextInt(8) == 0) {
        log.add(entries.get(random.nextInt(i + 1)));
      }
    }
    return log;
  }

  /** The log of writers that crash now and then, so that what they said last is aborted. */
  TransactionalLog withCrashes(SplittableRandom random) {
    List<TransactionalLog.Written> log = new ArrayList<>();
    int committed = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (random.nextInt(6) == 0) {
        entries
            .subList(committed, i + 1)
            .forEach(e -> log.add(new TransactionalLog.Written(e, false)));
      }
      if (random.nextInt(4) == 0 || i == entries.size() - 1) {
        entries
            .subList(committed, i + 1)
            .forEach(e -> log.add(new TransactionalLog.Written(e, true)));
        committed = i + 1;
      }
    }
    return new TransactionalLog(log);
  }
}
