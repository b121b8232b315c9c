package io.rejoin.schemas.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Copies of collections whose order follows from their content alone. */
public final class Sorted {

  private Sorted() {}

  /**
   * An unmodifiable copy in the natural order of the keys, whatever order the map had: a copy of a
   * {@link SortedMap} would otherwise keep its comparator, and equal maps would have other bytes.
   */
  public static <K extends Comparable<K>, V> SortedMap<K, V> copyOf(Map<K, V> map) {
    return map.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /**
   * An unmodifiable copy in natural order and without repetition. A list that has both already, as
   * one that was read has, is not sorted again.
   */
  public static <T extends Comparable<T>> List<T> distinct(List<T> list) {
    return ascends(list) ? List.copyOf(list) : List.copyOf(new TreeSet<>(list));
  }

  private static <T extends Comparable<T>> boolean ascends(List<T> list) {
    for (int i = 1; i < list.size(); i++) {
      if (list.get(i - 1).compareTo(list.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
