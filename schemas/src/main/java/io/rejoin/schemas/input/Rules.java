package io.rejoin.schemas.input;

/**
 * Every setting that a decision reads. In force from its record in the control log on, never from a
 * file.
 *
 * @param version counts up; a record with a lower or equal one changes nothing
 * @param level of the decision code that these rules need; who knows only lower ones must not
 *     decide
 * @param suspectAfterMs silence that makes a node SUSPECT
 * @param termMs silence that expires it
 * @param tickMs interval of the control log's clock
 * @param loopbackAllowed whether loopback and unspecified endpoints are accepted: the standalone
 *     cluster only
 * @param proofRequired whether an input without a proof that stands is refused
 * @param reportersNeeded watchers that must report a backend, or all there are, if fewer
 * @param duelTakeovers alternating takeovers within {@code duelWindowMs} that freeze an address
 * @param duelWindowMs see {@code duelTakeovers}; also how long such a freeze lasts after the last
 *     challenge
 * @param removalAfterMs time since expiry or leave after which a node is removed
 * @param routersPerRealm routers a realm can have; the next is refused
 * @param breaker how mass silence is met
 */
public record Rules(
    int version,
    int level,
    long suspectAfterMs,
    long termMs,
    long tickMs,
    boolean loopbackAllowed,
    boolean proofRequired,
    int reportersNeeded,
    int duelTakeovers,
    long duelWindowMs,
    long removalAfterMs,
    int routersPerRealm,
    Breaker breaker)
    implements ControlInput {

  /**
   * The level that this code knows. Whatever changes what comes of a record, a mended mistake too,
   * needs the next one, and decides as before until rules of that level are in force.
   */
  public static final int LEVEL = 1;

  /** The defaults of the design, for a cluster of more than one machine. */
  public static final Rules DEFAULT =
      new Rules(
          1,
          LEVEL,
          5_000,
          8_000,
          1_000,
          false,
          false,
          2,
          3,
          60_000,
          7L * 24 * 60 * 60 * 1_000,
          256,
          Breaker.DEFAULT);

  /**
   * Mass silence: the registry suspects itself before it expires much of the cluster.
   *
   * @param minSilent silent nodes at once below which the breaker never closes
   * @param closePercent share of the live nodes silent at which expiries begin to be withheld
   * @param openPercent share below which they are let go again; lower than {@code closePercent}
   * @param expiriesPerSecond let through while it withholds
   * @param maxHoldMs log clock after which it gives up withholding, at {@code expiriesPerSecond}
   *     ×10
   */
  public record Breaker(
      int minSilent, int closePercent, int openPercent, int expiriesPerSecond, long maxHoldMs) {

    /** As measured against the peers: generous to a registry that has lost its own ears. */
    public static final Breaker DEFAULT = new Breaker(5, 40, 20, 1, 60_000);
  }

  /** Whether this code can decide by them. */
  public boolean isKnown() {
    return level <= LEVEL;
  }

  @Override
  public Kind kind() {
    return Kind.RULES;
  }
}
