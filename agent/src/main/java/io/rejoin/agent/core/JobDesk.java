package io.rejoin.agent.core;

import io.rejoin.schemas.input.Assignment;
import java.util.Objects;
import java.util.UUID;

/**
 * The job of the node. A job is passed on only while its incarnation is accepted and in touch with
 * the registry; one taken away is passed on always.
 */
final class JobDesk {

  private Assignment latest;
  private String held;

  String held() {
    return held;
  }

  /** The latest word of the scheduler, whichever incarnation it is for. */
  void assigned(Assignment assignment) {
    latest = assignment;
  }

  /** Compares what should be held with what is, and says the difference. */
  void settle(UUID incarnation, boolean takesNew, Turn turn) {
    String wanted =
        latest != null && latest.incarnation().equals(incarnation) ? latest.job() : null;
    if (!Objects.equals(wanted, held) && (wanted == null || takesNew)) {
      hold(wanted, turn);
    }
  }

  /** The incarnation is over, and its job with it. */
  void drop(Turn turn) {
    latest = null;
    if (held != null) {
      hold(null, turn);
    }
  }

  private void hold(String job, Turn turn) {
    held = job;
    turn.act(new Action.HoldJob(job));
  }
}
