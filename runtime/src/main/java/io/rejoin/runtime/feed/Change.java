package io.rejoin.runtime.feed;

/**
 * What happened to one key.
 *
 * @param before null when the key is new
 * @param after null when the key is gone
 */
public record Change<V>(String key, V before, V after) {

  /** Whether the key is gone. */
  public boolean isRemoval() {
    return after == null;
  }
}
