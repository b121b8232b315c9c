package io.rejoin.schemas.topic;

/** Keys that no node or realm can have. They begin with {@code @}, which an address may not. */
public final class ReservedKeys {

  /** On state topics: a tombstone whose headers tell how far the registry is. */
  public static final String MARK = "@mark";

  /**
   * On {@code heartbeats}: a tombstone that moves the clock of the partition's leases. On {@code
   * control}: a tick.
   */
  public static final String TICK = "@tick";

  /** On {@code control}: the rules. */
  public static final String RULES = "@rules";

  /** On {@code control}: the log's first record. */
  public static final String LOG = "@log";

  /** On {@code control}: a heartbeat partition's count. */
  public static final String LIVENESS = "@liveness";

  /** On {@code audit}: what concerns the cluster as a whole. */
  public static final String CLUSTER = "@cluster";

  private ReservedKeys() {}

  /** Whether a key is none of a node or realm. */
  public static boolean isReserved(String key) {
    return key.startsWith("@");
  }
}
