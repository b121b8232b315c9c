package io.rejoin.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody meant who wrote a key that doesn't exist. */
final class NearestKey {

  private NearestKey() {}

  /** The known key with the fewest edits, if at most a third of the key would have to change. */
  static Optional<String> of(String key, Collection<String> known) {
    return within(Math.max(2, key.length() / 3), key, known);
  }

  /** The known key with the fewest edits, if those are at most so many. */
  static Optional<String> within(int edits, String key, Collection<String> known) {
    return known.stream()
        .filter(candidate -> edits(key, candidate) <= edits)
        .min(Comparator.<String>comparingInt(c -> edits(key, c)).thenComparing(c -> c));
  }

  /** Insertions, deletions and replacements that turn one text into the other. */
  static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      nextRow(row, from.charAt(i - 1), to, i);
    }
    return row[to.length()];
  }

  private static void nextRow(int[] row, char from, String to, int i) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = diagonal + (from == to.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
