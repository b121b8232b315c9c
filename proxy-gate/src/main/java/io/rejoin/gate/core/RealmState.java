package io.rejoin.gate.core;

import java.util.List;

/**
 * Where a realm stands, derived from what has been read and reached.
 *
 * <pre>
 *   NeverSeen ──routes──► Unreached ──a backend answers──► Ready
 *       │                   ▲   │                            │
 *       └──no route──► Unserved ◄────────the last one goes───┘
 * </pre>
 */
public sealed interface RealmState {

  /** Where connections may go, sorted. */
  List<Backend> backends();

  /** The condition that stands against serving clients, in words; empty when there is none. */
  String unmet();

  /**
   * How new clients are met.
   *
   * @param served whether the realm has been served before
   * @param late whether the route deadline has passed
   */
  Admission admission(GateRules rules, boolean served, boolean late);

  /** No record of the realm has been read, or the topics not yet to their end. */
  record NeverSeen() implements RealmState {

    @Override
    public List<Backend> backends() {
      return List.of();
    }

    @Override
    public String unmet() {
      return "no routes of the realm have been read";
    }

    @Override
    public Admission admission(GateRules rules, boolean served, boolean late) {
      return beforeService(rules, late, Refusal.NO_SUCH_REALM);
    }
  }

  /** The realm is known, and nobody serves it. */
  record Unserved(String unmet) implements RealmState {

    @Override
    public List<Backend> backends() {
      return List.of();
    }

    @Override
    public Admission admission(GateRules rules, boolean served, boolean late) {
      if (!served || rules.opening() == Opening.REJECT) {
        return beforeService(rules, late, Refusal.UNAVAILABLE);
      }
      return rules.holdsWhenUnserved()
          ? Admission.HELD
          : Admission.refused(false, Refusal.UNAVAILABLE);
    }
  }

  /** There are backends; none has answered yet. A realm served before goes on without asking. */
  record Unreached(List<Backend> backends) implements RealmState {

    public Unreached {
      backends = List.copyOf(backends);
    }

    @Override
    public String unmet() {
      return "no backend has been reached yet: " + backends;
    }

    @Override
    public Admission admission(GateRules rules, boolean served, boolean late) {
      return served ? Admission.FORWARDED : beforeService(rules, late, Refusal.UNAVAILABLE);
    }
  }

  /** A backend has answered. */
  record Ready(List<Backend> backends) implements RealmState {

    public Ready {
      backends = List.copyOf(backends);
    }

    @Override
    public String unmet() {
      return "";
    }

    @Override
    public Admission admission(GateRules rules, boolean served, boolean late) {
      return Admission.FORWARDED;
    }
  }

  private static Admission beforeService(GateRules rules, boolean late, Refusal refusal) {
    boolean opensLate = late && rules.atDeadline() == AtDeadline.OPEN;
    return switch (rules.opening()) {
      case WAIT -> Admission.refused(opensLate, refusal);
      case HOLD -> Admission.HELD;
      case REJECT -> Admission.refused(true, refusal);
    };
  }
}
