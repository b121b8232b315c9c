package io.rejoin.registry.liveness;

/** What became of a record in {@code heartbeats}. */
public enum BeatOutcome {
  /** Its lease is renewed, and its word on its health counts. */
  RENEWED,
  /** Its lease is renewed; its word is an old one, as its sequence has been seen before. */
  REPEATED,
  /** Its incarnation is not shown yet: kept until it is. */
  EARLY,
  /** Its incarnation is over: dropped. */
  STALE,
  /** Its proof has been played before: dropped. */
  REPLAYED,
  /** It belongs to another partition, and was passed on to it. */
  PASSED_ON,
  /** It was passed on, and belongs to yet another partition: dropped. */
  MISROUTED,
  /** It cannot be read, or its proof fails: set aside in dead-letters. */
  DEAD,
  /** The same, beyond the ration of dead-letters: dropped. */
  DROPPED,
  /** A tombstone that the registry wrote when it removed the node. */
  OWN
}
