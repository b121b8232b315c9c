package io.rejoin.registry.liveness;

/** A place in a ring of links, with a time; alone it is a ring of its own. */
abstract sealed class Link permits Lease, DueRing.Bucket {

  /** A time that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private Link before = this;
  private Link after = this;
  private long dueMs = NEVER;

  final boolean isAlone() {
    return after == this;
  }

  final Link before() {
    return before;
  }

  final Link after() {
    return after;
  }

  /** When it must be looked at; {@link #NEVER} when it stands alone. */
  final long dueMs() {
    return dueMs;
  }

  /** Moves this link from its ring to the end of another, which is just before its start. */
  final void moveBefore(Link start, long nextDueMs) {
    leave();
    dueMs = nextDueMs;
    before = start.before;
    after = start;
    before.after = this;
    start.before = this;
  }

  final void leave() {
    before.after = after;
    after.before = before;
    before = this;
    after = this;
    dueMs = NEVER;
  }
}
