package io.rejoin.agent.core;

import io.rejoin.schemas.state.Result;

/**
 * One question to the registry: due at a time, or asked and to be answered by a time. A repetition
 * keeps the id, so that a late answer to the first asking still counts.
 *
 * @param atMs when it is due, or when its answer is overdue
 * @param carried what was asked for last; null while it was never asked
 */
record Request(String id, Stage stage, long atMs, Offer carried) {

  enum Stage {
    DUE,
    ASKED
  }

  static Request due(String id, long atMs) {
    return new Request(id, Stage.DUE, atMs, null);
  }

  Request asked(Offer offer, long deadlineMs) {
    return new Request(id, Stage.ASKED, deadlineMs, offer);
  }

  Request again(long nextMs) {
    return new Request(id, Stage.DUE, nextMs, carried);
  }

  /** The same, due no later than this; an asked one stays as it is. */
  Request noLaterThan(long latestMs) {
    return stage == Stage.DUE && latestMs < atMs ? again(latestMs) : this;
  }

  boolean isDue(long nowMs) {
    return stage == Stage.DUE && nowMs >= atMs;
  }

  boolean isOverdue(long nowMs) {
    return stage == Stage.ASKED && nowMs >= atMs;
  }

  boolean wasAsked() {
    return carried != null;
  }

  /** Whether it is the one that was sent under this id and has not been answered. */
  boolean isAskedBy(String askedId) {
    return stage == Stage.ASKED && id.equals(askedId);
  }

  boolean isAnsweredBy(Result result) {
    return wasAsked() && id.equals(result.requestId());
  }
}
