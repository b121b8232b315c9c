package io.rejoin.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SortedTest {

  @Test
  void shouldForgetTheComparatorThatAMapHad() {
    SortedMap<String, Integer> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(Map.of("a", 1, "b", 2, "c", 3));

    assertThat(Sorted.copyOf(backwards).keySet()).containsExactly("a", "b", "c");
  }

  @Test
  void shouldNotChangeWhenTheMapDoes() {
    Map<String, Integer> map = new TreeMap<>(Map.of("a", 1));
    SortedMap<String, Integer> copy = Sorted.copyOf(map);

    map.put("b", 2);

    assertThat(copy).containsOnlyKeys("a");
    assertThatThrownBy(() -> copy.put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void shouldSortAndDropRepetitions() {
    assertThat(Sorted.distinct(List.of(3, 1, 2, 3, 1))).containsExactly(1, 2, 3);
    assertThat(Sorted.distinct(List.of(1, 1))).containsExactly(1);
    assertThat(Sorted.distinct(List.of(1, 2, 3))).containsExactly(1, 2, 3);
    assertThat(Sorted.distinct(List.<Integer>of())).isEmpty();
  }

  @Test
  void shouldNotChangeWhenAListThatWasSortedDoes() {
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    List<Integer> copy = Sorted.distinct(list);

    list.add(0);

    assertThat(copy).containsExactly(1, 2);
    assertThatThrownBy(() -> copy.add(3)).isInstanceOf(UnsupportedOperationException.class);
  }
}
