package io.rejoin.registry.core;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.state.Node;
import java.util.Objects;

/** Jobs belong to an incarnation: a new one has none, and the lost one is named. */
final class Jobs {

  private Jobs() {}

  static void decide(Turn turn) {
    Assignment assignment = (Assignment) turn.control().input();
    Node node = turn.cluster().node(turn.key());
    String by = assignment.scheduler();
    if (!Roster.isLive(node) || !node.isCurrent(assignment.incarnation())) {
      String text =
          "Expected to assign job %s to the current incarnation of node %s, but %s is not"
              .formatted(assignment.job(), turn.key(), assignment.incarnation());
      turn.note(What.INPUT_REFUSED, turn.key(), new Story(by, "", "", text));
    } else if (!Objects.equals(node.job(), assignment.job())) {
      assign(turn, node, assignment.job(), by);
    }
  }

  private static void assign(Turn turn, Node node, String job, String by) {
    String before = node.job() == null ? "" : node.job();
    String text =
        job == null
            ? "Job %s of node %s is done with".formatted(before, node.address())
            : "Job %s is assigned to node %s".formatted(job, node.address());
    What what = job == null ? What.JOB_CLEARED : What.JOB_ASSIGNED;
    Story story = new Story(by, before, job == null ? "" : job, text);
    turn.change(what, NodeEdit.of(node).job(job), story);
  }

  /** A stay that follows another loses its job. Null when there was none. */
  static String lose(Turn turn, Node node) {
    String lost = node.job();
    if (lost != null) {
      String text =
          "Job %s of node %s is lost with incarnation %s"
              .formatted(lost, node.address(), node.stay().incarnation());
      turn.change(
          What.JOB_CLEARED, NodeEdit.of(node).job(null), new Story(Story.REGISTRY, lost, "", text));
    }
    return lost;
  }
}
