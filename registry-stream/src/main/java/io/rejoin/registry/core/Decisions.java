package io.rejoin.registry.core;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Position;

/**
 * The decision function. Takes the cluster and the next control record, and says what comes of it;
 * the caller makes the outcome true, whole or not at all.
 *
 * <p>A record below the position was decided before and gives nothing; so does a repetition by the
 * source rule. A refusal is an outcome like any other.
 */
public final class Decisions {

  private Decisions() {}

  /**
   * Decides one control record.
   *
   * @return null when the record lies at or below the position: it was taken before
   */
  public static Outcome decide(ClusterView cluster, Control control, Arrival arrival) {
    Position position = cluster.position();
    At at = new At(revision(position, control, arrival), position.clockMs(), arrival.atMs());
    if (at.revision() <= position.revision()) {
      return null;
    }
    Turn turn = new Turn(cluster, control, at);
    if (Sources.take(turn, arrival)) {
      if (isAdmitted(turn)) {
        decide(turn);
      }
      Proofs.remember(turn);
      Consequences.follow(turn);
    }
    return turn.outcome();
  }

  /**
   * The outcome of a record that could not be decided: nothing but the position moves.
   *
   * @param text why, as a sentence for the audit trail
   */
  public static Outcome fail(ClusterView cluster, Control control, Arrival arrival, String text) {
    Position position = cluster.position();
    At at = new At(revision(position, control, arrival), position.clockMs(), arrival.atMs());
    Turn turn = new Turn(cluster, control, at);
    Sources.take(turn, arrival);
    turn.note(What.DECISION_FAILED, control.key(), Story.of(text));
    Registrations.answerFailure(turn, text);
    return turn.outcome();
  }

  /**
   * The outcome of a control record that could not even be read: nothing but the position moves.
   *
   * @param key the record's key, as far as it is text
   * @param text why, as a sentence for the audit trail
   */
  public static Outcome skip(ClusterView cluster, String key, Arrival arrival, String text) {
    return fail(cluster, Control.own(key, new Tick()), arrival, text);
  }

  /** A log that begins above all that is known goes on where an earlier one ended. */
  private static long revision(Position position, Control control, Arrival arrival) {
    boolean first = arrival.offset() == 0 && control.input() instanceof LogStarted;
    long begun = first ? ((LogStarted) control.input()).base() : -1;
    long base = begun > position.revision() ? begun : position.base();
    return base + arrival.offset();
  }

  /**
   * Registrations answer for their proof themselves; whatever else has a bad one is refused here.
   */
  private static boolean isAdmitted(Turn turn) {
    if (turn.control().input() instanceof Registration) {
      return true;
    }
    Proofs.Problem problem = Proofs.problem(turn);
    if (problem != null) {
      Story story = new Story(turn.control().proof().signer(), "", "", problem.text());
      turn.note(What.INPUT_REFUSED, turn.key(), story);
      Orders.answerRefusal(turn, problem);
    }
    return problem == null;
  }

  private static void decide(Turn turn) {
    switch (turn.control().input().kind()) {
      case REGISTRATION -> Registrations.decide(turn);
      case CLUSTER_IP_REPORT -> ClusterIps.decide(turn);
      case ASSIGNMENT -> Jobs.decide(turn);
      case COMMAND -> Orders.decide(turn);
      case BACKEND_REPORT -> Reports.decide(turn);
      case APPLIED -> Acknowledgements.decide(turn);
      case NODE_SILENT -> Silences.decide(turn);
      case NODE_HEARD -> Returns.decide(turn);
      case LIVENESS_COUNTED -> Clock.count(turn);
      case TICK -> Clock.tick(turn);
      case RULES -> Clock.adoptRules(turn);
      case LOG_STARTED -> Clock.startLog(turn);
    }
  }
}
