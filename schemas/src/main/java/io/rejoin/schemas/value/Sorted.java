package io.rejoin.schemas.value;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies of maps whose order follows from their content alone. */
public final class Sorted {

  private Sorted() {}

  /**
   * An unmodifiable copy in the natural order of the keys, whatever order the map had: a copy of a
   * {@link SortedMap} would otherwise keep its comparator, and equal maps would have other bytes.
   */
  public static <K extends Comparable<K>, V> SortedMap<K, V> copyOf(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
