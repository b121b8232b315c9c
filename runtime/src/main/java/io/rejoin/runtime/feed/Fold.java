package io.rejoin.runtime.feed;

import java.util.Locale;

/** What became of a record. */
enum Fold {
  /** Its value stands under its key now. */
  APPLIED,
  /** Its key is gone. */
  REMOVED,
  /** It was a mark. */
  MARKED,
  /** A reserved key that means nothing to a table. */
  RESERVED,
  /** Another key than the one that is followed. */
  FOREIGN,
  /** Older than what is known. */
  STALE,
  /** Without a key, or with a number that is none. */
  MALFORMED,
  /** Its value can't be read, and never will be: the last good one stays. */
  UNDECODABLE,
  /** Its value can't be read now: nothing has changed, and it must come again. */
  POSTPONED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
