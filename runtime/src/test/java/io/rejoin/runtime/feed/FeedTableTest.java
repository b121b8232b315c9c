package io.rejoin.runtime.feed;

import static io.rejoin.runtime.feed.Entry.mark;
import static io.rejoin.runtime.feed.Entry.put;
import static io.rejoin.runtime.feed.Entry.removal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class FeedTableTest {

  private final FeedTable<String> table = following(Entry.source("nodes"));

  @Test
  void shouldShowValuesWhenTheyComeInOrder() {
    fold(put("a", "1", 5), put("b", "2", 6), put("a", "3", 7));

    FeedImage<String> image = table.image();

    assertThat(image.entries()).isEqualTo(Map.of("a", "3", "b", "2"));
    assertThat(image.get("a")).contains("3");
    assertThat(image.get("c")).isEmpty();
    assertThat(image.size()).isEqualTo(2);
    assertThat(image.values()).containsExactlyInAnyOrder("3", "2");
    assertThat(image.revision()).isEqualTo(7);
    assertThat(image.caughtUp()).isTrue();
  }

  @Test
  void shouldDropARecordWhenItIsBelowTheHighestRevisionOfItsPartition() {
    fold(put("a", "1", 5), put("b", "2", 9));

    assertThat(table.fold(put("a", "old", 8).read())).isEqualTo(Fold.STALE);
    assertThat(table.fold(removal("b", 8).read())).isEqualTo(Fold.STALE);
    assertThat(table.image().entries()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void shouldTakeARecordWhenItsRevisionIsEqual() {
    fold(put("a", "1", 5));

    assertThat(table.fold(put("b", "2", 5).read())).isEqualTo(Fold.APPLIED);
    assertThat(table.fold(put("a", "1", 5).read())).isEqualTo(Fold.APPLIED);
  }

  @Test
  void shouldNotBringARemovedKeyBackWhenAStragglerRepeatsIt() {
    fold(put("a", "1", 5), removal("a", 6));

    assertThat(table.fold(put("a", "1", 5).read())).isEqualTo(Fold.STALE);
    assertThat(table.image().entries()).isEmpty();
  }

  @Test
  void shouldTakeATombstoneWhenItsKeyWasNeverSeen() {
    assertThat(table.fold(removal("a", 5).read())).isEqualTo(Fold.REMOVED);
    assertThat(table.image().entries()).isEmpty();
  }

  @Test
  void shouldAlwaysTakeARecordWhenItHasNoRevision() {
    fold(put("a", "1", 5));

    assertThat(table.fold(put("a", "2", -1).read())).isEqualTo(Fold.APPLIED);
    assertThat(table.image().get("a")).contains("2");
    assertThat(table.image().revision()).isEqualTo(5);
  }

  @Test
  void shouldCompareWithinAPartitionOnlyWhenKeysDiffer() {
    table.fold(put("a", "1", 90).read(0));

    assertThat(table.fold(put("b", "2", 5).read(1))).isEqualTo(Fold.APPLIED);
  }

  @Test
  void shouldKeepTheMarkOutOfTheTableWhenOneComes() {
    fold(put("a", "1", 5));

    assertThat(table.fold(mark(8).read())).isEqualTo(Fold.MARKED);

    FeedImage<String> image = table.image();
    assertThat(image.size()).isEqualTo(1);
    assertThat(image.revision()).isEqualTo(8);
    assertThat(image.mark().orElseThrow().revision()).isEqualTo(8);
    assertThat(image.mark().orElseThrow().clockMs()).isEqualTo(8000);
    assertThat(RecordHeaders.text(image.mark().orElseThrow().headers(), Headers.REVISION))
        .isEqualTo("8");
  }

  @Test
  void shouldDropAMarkWhenItIsBelowTheHighestRevision() {
    fold(mark(8));

    assertThat(table.fold(mark(7).read())).isEqualTo(Fold.STALE);
    assertThat(table.image().mark().orElseThrow().revision()).isEqualTo(8);
  }

  @Test
  void shouldKeepReservedKeysOutWhenTheyAreNoMarks() {
    assertThat(table.fold(put("@rules", "x", 5).read())).isEqualTo(Fold.RESERVED);
    assertThat(table.fold(removal("@tick", 5).read())).isEqualTo(Fold.RESERVED);
    assertThat(table.fold(put("@mark", "no tombstone", 5).read())).isEqualTo(Fold.RESERVED);
    assertThat(table.image().entries()).isEmpty();
    assertThat(table.image().mark()).isEmpty();
  }

  @Test
  void shouldKeepTheLastGoodValueWhenANewerOneCannotBeRead() {
    fold(put("a", "1", 5));

    assertThat(table.fold(put("a", "poison", 6).read())).isEqualTo(Fold.UNDECODABLE);
    assertThat(table.image().get("a")).contains("1");
    assertThat(table.image().revision()).isEqualTo(6);
    assertThat(table.fold(put("a", "2", 7).read())).isEqualTo(Fold.APPLIED);
  }

  @Test
  void shouldChangeNothingWhenAValueCannotBeReadNow() {
    AtomicBoolean away = new AtomicBoolean(true);
    FeedTable<String> waiting =
        following(
            FeedSource.of(
                "nodes",
                (key, value, headers) -> {
                  if (away.get()) {
                    throw new TimeoutException("registry away");
                  }
                  return new String(value, UTF_8);
                }));
    Fold first = waiting.fold(put("a", "1", 5).read());
    boolean changed = waiting.step().isPresent();
    String why = waiting.obstacle().orElseThrow().getMessage();
    away.set(false);

    assertThat(first).isEqualTo(Fold.POSTPONED);
    assertThat(changed).isFalse();
    assertThat(why).isEqualTo("registry away");
    assertThat(waiting.fold(put("a", "1", 5).read())).isEqualTo(Fold.APPLIED);
    assertThat(waiting.obstacle()).isEmpty();
  }

  @Test
  void shouldSetARecordAsideWhenItHasNoKey() {
    FeedRecord keyless = new FeedRecord(0, null, new byte[1], put("a", "1", 5).read().headers());

    assertThat(table.fold(keyless)).isEqualTo(Fold.MALFORMED);
    assertThat(table.fold(put("", "1", 5).read())).isEqualTo(Fold.MALFORMED);
  }

  @Test
  void shouldSetARecordAsideWhenItsRevisionIsNoNumber() {
    FeedRecord record = put("a", "1", -1).read();
    RecordHeaders.put(record.headers(), Headers.REVISION, "12a");
    FeedRecord misspeltMark = mark(7).read();
    RecordHeaders.put(misspeltMark.headers(), Headers.CLOCK, "noon");

    assertThat(table.fold(record)).isEqualTo(Fold.MALFORMED);
    assertThat(table.fold(misspeltMark)).isEqualTo(Fold.MALFORMED);
    assertThat(table.step()).isEmpty();
  }

  @Test
  void shouldKeepOneKeyOnlyWhenTheSourceWantsNoOther() {
    FeedTable<String> own = following(Entry.source("results").forKey("a"));

    assertThat(own.fold(put("b", "poison", 5).read())).isEqualTo(Fold.FOREIGN);
    assertThat(own.fold(put("a", "1", 6).read())).isEqualTo(Fold.APPLIED);
    assertThat(own.fold(put("a", "0", 5).read())).isEqualTo(Fold.STALE);
    assertThat(own.image().entries()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void shouldTellEachTouchedKeyOnceWhenAStepIsClosed() {
    fold(put("a", "1", 1), put("b", "1", 2), put("c", "1", 3));
    FeedImage<String> before = table.step().orElseThrow().after();
    fold(put("a", "2", 4), put("a", "3", 5), removal("b", 6), put("c", "1", 7), put("d", "1", 8));
    fold(put("e", "1", 9), removal("e", 10));

    FeedDelta<String> delta = table.step().orElseThrow();

    assertThat(delta.before()).isSameAs(before);
    assertThat(delta.changes())
        .containsExactly(
            new Change<>("a", "1", "3"),
            new Change<>("b", "1", null),
            new Change<>("d", null, "1"));
    assertThat(delta.changes()).extracting(Change::isRemoval).containsExactly(false, true, false);
    assertThat(delta.marked()).isFalse();
  }

  @Test
  void shouldTakeAStepWithoutChangesWhenOnlyAMarkOrARevisionCame() {
    fold(put("a", "1", 1));
    table.step();
    fold(put("a", "1", 2));
    FeedDelta<String> repeated = table.step().orElseThrow();
    fold(mark(2));
    FeedDelta<String> marked = table.step().orElseThrow();

    assertThat(repeated.changes()).isEmpty();
    assertThat(repeated.after().revision()).isEqualTo(2);
    assertThat(marked.changes()).isEmpty();
    assertThat(marked.marked()).isTrue();
    assertThat(table.step()).isEmpty();
  }

  private static FeedTable<String> following(FeedSource<String> source) {
    FeedTable<String> table = new FeedTable<>(source, true);
    table.settle();
    return table;
  }

  private void fold(Entry... entries) {
    for (Entry entry : entries) {
      table.fold(entry.read());
    }
  }
}
