package io.rejoin.registry.core;

import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput.Kind;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result.Refusal;

/**
 * Whether the sender may say what it says. Intake has verified the proof itself; here it is held
 * against what the input is about, and its counter against the highest one taken, so that a
 * recorded record cannot be played again.
 */
final class Proofs {

  /**
   * How far a counter may lie from the log's time when there is none to compare it with. That of a
   * known node may lie any time behind: it began at the node's start, and counts by one since.
   */
  private static final long CLOCK_TOLERANCE_MS = 600_000;

  private Proofs() {}

  /**
   * What is wrong with a proof.
   *
   * @param text "Expected …, but …"
   */
  record Problem(Refusal refusal, String text) {}

  /** The first thing wrong with the proof of this turn's input, or null. */
  static Problem problem(Turn turn) {
    Control.Proof proof = turn.control().proof();
    if (isOwn(turn.control().input().kind()) || !needed(turn, proof)) {
      return null;
    }
    if (proof.verdict() != Control.Verdict.STANDS) {
      String why = proof.problem().isEmpty() ? "there is none" : proof.problem();
      return new Problem(Refusal.PROOF_FAILED, "Expected a proof that stands, but " + why);
    }
    return entitled(turn, proof) ? counterProblem(turn, proof) : foreign(turn, proof);
  }

  private static boolean needed(Turn turn, Control.Proof proof) {
    return turn.rules().proofRequired() || !proof.stands();
  }

  private static boolean isOwn(Kind kind) {
    return switch (kind) {
      case NODE_SILENT, NODE_HEARD, LIVENESS_COUNTED, TICK, RULES, LOG_STARTED -> true;
      case REGISTRATION, CLUSTER_IP_REPORT, ASSIGNMENT, COMMAND, BACKEND_REPORT, APPLIED -> false;
    };
  }

  private static boolean entitled(Turn turn, Control.Proof proof) {
    String signer = proof.signer();
    return switch (turn.control().input().kind()) {
      case REGISTRATION, CLUSTER_IP_REPORT, APPLIED -> signer.equals(turn.key());
      case BACKEND_REPORT -> signer.equals(((BackendReport) turn.control().input()).watcher());
      case ASSIGNMENT, COMMAND -> turn.cluster().node(signer) == null;
      default -> true;
    };
  }

  private static Problem foreign(Turn turn, Control.Proof proof) {
    String text =
        "Expected a proof of whoever may say this of %s, but it is signed by %s"
            .formatted(turn.key(), proof.signer());
    return new Problem(Refusal.PROOF_FAILED, text);
  }

  private static Problem counterProblem(Turn turn, Control.Proof proof) {
    Long last = lastCounter(turn, proof.signer());
    if (last != null && proof.counter() <= last) {
      String text =
          "Expected a proof counter above %d, but it is %d: played again, or a clock %d ms behind"
              .formatted(last, proof.counter(), last - proof.counter() + 1);
      return new Problem(Refusal.PROOF_REPLAYED, text);
    }
    long aheadMs = proof.counter() - turn.at().atMs();
    boolean old = aheadMs < -CLOCK_TOLERANCE_MS && turn.cluster().node(proof.signer()) == null;
    if (aheadMs > CLOCK_TOLERANCE_MS || (last == null && old)) {
      String text =
          "Expected a proof counter near the wall clock, but it is %d ms %s it: set the clock"
              .formatted(Math.abs(aheadMs), aheadMs > 0 ? "ahead of" : "behind");
      return new Problem(Refusal.PROOF_REPLAYED, text);
    }
    return null;
  }

  private static Long lastCounter(Turn turn, String signer) {
    Node node = turn.cluster().node(signer);
    return node == null
        ? turn.cluster().position().counters().get(signer + "/" + topic(turn))
        : node.counters().get(topic(turn));
  }

  private static String topic(Turn turn) {
    return turn.control().input().kind().name();
  }

  /** Raises the signer's counter to the one just taken. */
  static void remember(Turn turn) {
    Control.Proof proof = turn.control().proof();
    Long last = lastCounter(turn, proof.signer());
    boolean rises = last == null || proof.counter() > last;
    boolean near = proof.counter() - turn.at().atMs() <= CLOCK_TOLERANCE_MS;
    if (proof.verdict() == Control.Verdict.STANDS && rises && near) {
      raise(turn, proof);
    }
  }

  private static void raise(Turn turn, Control.Proof proof) {
    Node node = turn.cluster().node(proof.signer());
    if (node != null) {
      NodeEdit edit = NodeEdit.of(node).counter(topic(turn), proof.counter());
      turn.change(What.PROOF_TAKEN, edit, Story.UNTOLD);
    } else if (turn.control().input().kind() == Kind.COMMAND
        || turn.control().input().kind() == Kind.ASSIGNMENT) {
      String name = proof.signer() + "/" + topic(turn);
      turn.move(
          What.PROOF_TAKEN,
          PositionEdit.of(turn.cluster().position()).counter(name, proof.counter()).done(),
          Story.UNTOLD);
    }
  }
}
