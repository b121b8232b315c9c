package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pcollections.HashTreePMap;

class FeedDeltaTest {

  @Test
  void shouldNameEachDifferenceOnceWhenImagesDiffer() {
    FeedImage<String> before = image(7, Map.of("same", "1", "changed", "1", "gone", "1"));
    FeedImage<String> after = image(3, Map.of("same", "1", "changed", "2", "new", "1"));

    FeedDelta<String> delta = FeedDelta.between(before, after);

    assertThat(delta.changes().get(0)).isEqualTo(new Change<>("gone", "1", null));
    assertThat(delta.changes())
        .containsExactlyInAnyOrder(
            new Change<>("gone", "1", null),
            new Change<>("changed", "1", "2"),
            new Change<>("new", null, "1"));
    assertThat(delta.isFirst()).isFalse();
    assertThat(delta.marked()).isFalse();
  }

  @Test
  void shouldBeTheFirstWhenTheFormerImageIsEmpty() {
    FeedDelta<String> delta = FeedDelta.between(FeedImage.empty(), image(1, Map.of("a", "1")));

    assertThat(delta.isFirst()).isTrue();
    assertThat(delta.before().revision()).isEqualTo(FeedImage.NO_REVISION);
  }

  @Test
  void shouldSayWhatItHoldsWhenShownAsText() {
    assertThat(image(7, Map.of("a", "1"))).hasToString("1 entries at revision 7");
    assertThat(FeedImage.empty()).hasToString("0 entries at revision -1, not caught up");
  }

  private static FeedImage<String> image(long revision, Map<String, String> entries) {
    return new FeedImage<>(HashTreePMap.from(entries), revision, Optional.empty(), true);
  }
}
