package io.rejoin.registry.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Addresses by what they have in common, everything sorted. */
final class Groups<K extends Comparable<K>> {

  private final SortedMap<K, SortedSet<String>> groups = new TreeMap<>();

  void add(K key, String address) {
    groups.computeIfAbsent(key, any -> new TreeSet<>()).add(address);
  }

  void remove(K key, String address) {
    SortedSet<String> group = groups.get(key);
    if (group != null && group.remove(address) && group.isEmpty()) {
      groups.remove(key);
    }
  }

  SortedSet<String> of(K key) {
    SortedSet<String> group = groups.get(key);
    return group == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(group);
  }

  /** The addresses of all keys below {@code end}, in key order, at most {@code limit}. */
  List<String> below(K end, int limit) {
    List<String> found = new ArrayList<>();
    for (SortedSet<String> group : groups.headMap(end).values()) {
      group.stream().limit(limit - found.size()).forEach(found::add);
      if (found.size() == limit) {
        break;
      }
    }
    return found;
  }
}
