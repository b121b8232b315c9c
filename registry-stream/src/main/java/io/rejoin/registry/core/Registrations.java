package io.rejoin.registry.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;

/**
 * A node registers or leaves. A restart is never refused: the same incarnation again is a retry
 * that amends, a new one takes the address over at once. What is refused, and why, is said in the
 * answer.
 */
final class Registrations {

  private Registrations() {}

  static void decide(Turn turn) {
    Registration registration = (Registration) turn.control().input();
    Node held = turn.cluster().node(turn.key());
    Proofs.Problem proof = Proofs.problem(turn);
    String problem = Checks.registration(turn.key(), registration, turn.rules());
    if (proof != null) {
      Answers.refuse(turn, proof.refusal(), proof.text(), held);
    } else if (registration.action() == Registration.Action.LEAVE) {
      leave(turn, registration, held);
    } else if (problem != null) {
      Answers.refuse(turn, Refusal.INVALID, problem, null);
    } else {
      register(turn, registration, held);
    }
  }

  /** The answer to a registration whose decision failed; nothing for any other input. */
  static void answerFailure(Turn turn, String text) {
    if (turn.control().input() instanceof Registration) {
      Answers.refuse(turn, Refusal.INTERNAL, text, null);
    }
  }

  private static void register(Turn turn, Registration registration, Node held) {
    Admission.Refused refused = Admission.refuse(turn, registration, held);
    if (refused != null) {
      Answers.refuse(turn, refused);
    } else if (held == null) {
      create(turn, registration);
    } else if (held.isCurrent(registration.incarnation())) {
      amend(turn, registration, held);
    } else if (registration.force()) {
      replace(turn, registration, held);
    } else {
      reRegister(turn, registration, held);
    }
  }

  private static void create(Turn turn, Registration registration) {
    Node node = NewStays.first(turn, registration);
    String text = "Node registered: " + named(node);
    Reaches.claim(turn, node.address(), node.reach().endpoints());
    turn.emit(new Event.NodeChanged(What.NODE_CREATED, node, NewStays.story(node, "", text)));
    ClusterIps.takePending(turn, node);
    Answers.accept(turn, Outcome.CREATED, text, false, null);
  }

  private static void amend(Turn turn, Registration registration, Node held) {
    boolean same =
        held.profile().equals(registration.profile())
            && held.reach().endpoints().equals(registration.endpoints())
            && !held.condition().isSuspect();
    String text =
        "Node %s [%s] registered again by the same incarnation"
            .formatted(held.address(), held.nodeId());
    if (!same) {
      Reaches.claim(turn, held.address(), registration.endpoints());
      Node after = NewStays.amended(turn, registration, held);
      turn.emit(
          new Event.NodeChanged(
              What.NODE_AMENDED, after, NewStays.story(after, held.status().name(), text)));
      ClusterIps.takePending(turn, after);
    }
    Answers.accept(turn, Outcome.AMENDED, text, true, null);
  }

  /** Force: the address begins anew, under a new node id. */
  private static void replace(Turn turn, Registration registration, Node held) {
    String lostJob = Jobs.lose(turn, held);
    Removals.remove(
        turn, held, registration.origin(), "a new identity is asked for", Kick.Cause.TAKEN_OVER);
    Node node = NewStays.first(turn, registration);
    String text =
        "Node registered by force: %s [%s], was [%s]"
            .formatted(node.address(), node.nodeId(), held.nodeId());
    Reaches.claim(turn, node.address(), node.reach().endpoints());
    turn.emit(new Event.NodeChanged(What.NODE_CREATED, node, NewStays.story(node, "", text)));
    ClusterIps.takePending(turn, node);
    Answers.accept(turn, Outcome.CREATED, text, true, lostJob);
  }

  private static void reRegister(Turn turn, Registration registration, Node held) {
    String lostJob = Jobs.lose(turn, held);
    takeOver(turn, registration, held);
    Reaches.claim(turn, held.address(), registration.endpoints());
    Node after = NewStays.next(turn, registration, held);
    String text = "Node re-registered: " + named(after);
    turn.emit(
        new Event.NodeChanged(
            What.NODE_RE_REGISTERED, after, NewStays.story(after, held.status().name(), text)));
    NewStays.tellMove(turn, held, after);
    ClusterIps.takePending(turn, after);
    Answers.accept(turn, Outcome.RE_REGISTERED, text, true, lostJob);
  }

  private static String named(Node node) {
    return node.address() + " [" + node.nodeId() + "] (" + NewStays.describe(node.profile()) + ")";
  }

  private static void takeOver(Turn turn, Registration registration, Node held) {
    if (Roster.isLive(held)) {
      String text =
          "Incarnation %s of node %s is taken over by %s from %s"
              .formatted(
                  held.stay().incarnation(),
                  held.address(),
                  registration.incarnation(),
                  registration.origin());
      turn.kick(held, Kick.Cause.TAKEN_OVER, text);
      turn.note(What.NODE_TAKEN_OVER, held.address(), Story.of(text));
    }
  }

  private static void leave(Turn turn, Registration registration, Node held) {
    if (!Roster.isLive(held) || !held.isCurrent(registration.incarnation())) {
      String text =
          "Expected the current incarnation of node %s to leave, but %s is not"
              .formatted(turn.key(), registration.incarnation());
      Refusal refusal = held == null ? Refusal.UNKNOWN_ADDRESS : Refusal.INCARNATION_OVER;
      Answers.refuse(turn, refusal, text, null);
      return;
    }
    String why = registration.reason().isEmpty() ? "" : ": " + registration.reason();
    String text = "Node %s [%s] left%s".formatted(held.address(), held.nodeId(), why);
    Story story = new Story(held.address(), held.status().name(), "LEFT", text);
    Stays.end(turn, held, What.NODE_LEFT, Kick.Cause.LEFT, story);
    Answers.accept(turn, Outcome.LEFT, text, true, held.job());
  }
}
