package io.rejoin.registry.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.History;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Reach;
import io.rejoin.schemas.state.Stay;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** What a node becomes when a registration is accepted. */
final class NewStays {

  private NewStays() {}

  static Node first(Turn turn, Registration registration) {
    At at = turn.at();
    return new Node(
        turn.key(),
        NodeIds.of(turn.cluster().position().cluster(), turn.key(), at.revision()),
        NodeStatus.AVAILABLE,
        at.atMs(),
        registration.profile(),
        stay(at, registration),
        new Reach(registration.endpoints(), 1, 0),
        null,
        Condition.GOOD,
        new History(at.atMs(), 0, List.of(), List.of()),
        null,
        new TreeMap<>(),
        new TreeMap<>(),
        at.revision());
  }

  static Node next(Turn turn, Registration registration, Node held) {
    return NodeEdit.of(turn.cluster().node(held.address()))
        .profile(registration.profile())
        .stay(stay(turn.at(), registration))
        .reach(Reaches.with(held.reach(), registration.endpoints(), 0))
        .condition(Condition.GOOD)
        .history(history(turn, registration, held))
        .applied(new TreeMap<>())
        .at(turn.at());
  }

  static Node amended(Turn turn, Registration registration, Node held) {
    return NodeEdit.of(held)
        .profile(registration.profile())
        .reach(Reaches.with(held.reach(), registration.endpoints(), held.reach().reportVersion()))
        .condition(held.condition().heard())
        .at(turn.at());
  }

  private static Stay stay(At at, Registration registration) {
    return new Stay(
        registration.incarnation(),
        at.revision(),
        at.atMs(),
        registration.origin(),
        registration.agent());
  }

  private static History history(Turn turn, Registration registration, Node held) {
    History before = held.history();
    List<UUID> past = new ArrayList<>(before.past());
    past.add(held.stay().incarnation());
    return new History(
        before.registeredAtMs(),
        before.reRegistrations() + 1,
        past.subList(Math.max(0, past.size() - History.PAST_KEPT), past.size()),
        Duels.remembered(turn, registration, held));
  }

  static Story story(Node node, String before, String text) {
    return new Story(node.stay().origin(), before, node.status().name(), text);
  }

  /** Type, threads and processor, as the log names a node. */
  static String describe(Profile profile) {
    Capabilities offered = profile.capabilities();
    return profile.type() + ", " + offered.cpuThreads() + " threads, " + offered.cpuModel();
  }

  /** Says where a node moved when it came back at another cluster IP. */
  static void tellMove(Turn turn, Node held, Node after) {
    if (after.reach().version() != held.reach().version()) {
      turn.note(What.ENDPOINTS_CHANGED, held.address(), Reaches.movedStory(held, after.reach()));
    }
  }
}
