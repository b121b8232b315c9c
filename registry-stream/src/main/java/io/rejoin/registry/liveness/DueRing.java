package io.rejoin.registry.liveness;

import java.util.function.Predicate;

/**
 * Leases by the time at which they must be looked at: a timing wheel of buckets. To put a lease, to
 * move it and to look at it when it is due cost the same however many there are.
 *
 * <p>A visit that must stop leaves the rest where it is, and the next one goes on there: oldest
 * first. A lease due beyond the wheel's reach is looked at earlier, once a turn.
 */
final class DueRing {

  /** With a width of 250 ms it reaches 64 s ahead. */
  private static final int BUCKETS = 256;

  /** The start of a bucket's ring. */
  static final class Bucket extends Link {}

  private final Bucket[] buckets = new Bucket[BUCKETS];
  private final long widthMs;

  /** Number of the first bucket that may hold leases. */
  private long cursor;

  private long touched;

  DueRing(long widthMs) {
    this.widthMs = widthMs;
    for (int slot = 0; slot < BUCKETS; slot++) {
      buckets[slot] = new Bucket();
    }
  }

  /** Leases touched by all visits so far: the work done. */
  long touched() {
    return touched;
  }

  /** Puts a lease, or moves it. */
  void put(Lease lease, long dueMs) {
    long number = Math.max(cursor, Math.min(dueMs / widthMs, cursor + BUCKETS - 1));
    lease.moveBefore(bucket(number), dueMs);
  }

  /**
   * Visits the leases that are due.
   *
   * @param visit puts the lease to a later time, or takes it out; or says false and leaves it,
   *     which ends the visit
   */
  void visit(long nowMs, Predicate<Lease> visit) {
    long last = nowMs / widthMs;
    while (visitBucket(nowMs, visit) && cursor < last) {
      cursor++;
    }
  }

  /** Whether the bucket was visited to its end; what the visit itself puts there comes after it. */
  private boolean visitBucket(long nowMs, Predicate<Lease> visit) {
    Bucket bucket = bucket(cursor);
    Link end = bucket.before();
    boolean more = !bucket.isAlone();
    while (more) {
      Lease lease = (Lease) bucket.after();
      more = lease != end;
      touched++;
      if (lease.dueMs() > nowMs) {
        put(lease, lease.dueMs());
      } else if (!visit.test(lease)) {
        return false;
      }
    }
    return true;
  }

  private Bucket bucket(long number) {
    return buckets[(int) (number % BUCKETS)];
  }
}
