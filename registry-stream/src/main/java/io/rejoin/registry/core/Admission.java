package io.rejoin.registry.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result.Refusal;

/** Who may not have an address, although the registration is well-formed and its proof stands. */
final class Admission {

  private static final long NEVER = -1;

  private Admission() {}

  /**
   * A registration that is not accepted.
   *
   * @param holder who has the address; null when that is not why
   * @param retryAfterMs 0 at once, negative never
   */
  record Refused(Refusal refusal, String text, Node holder, long retryAfterMs) {}

  /** Why this registration is refused, or null. */
  static Refused refuse(Turn turn, Registration registration, Node held) {
    if (held == null) {
      return fullRealm(turn, registration);
    }
    Refused over = overIncarnation(registration, held);
    if (over != null) {
      return over;
    }
    if (!held.isCurrent(registration.incarnation())) {
      Refused frozen = frozen(turn, registration, held);
      if (frozen != null) {
        return frozen;
      }
    }
    return fullRealm(turn, registration);
  }

  private static Refused overIncarnation(Registration registration, Node held) {
    boolean current = held.isCurrent(registration.incarnation());
    if (current && !Roster.isLive(held)) {
      String text =
          "Expected a new incarnation of node %s, but this one is over (%s): draw another"
              .formatted(held.address(), held.condition().ended().cause());
      return new Refused(Refusal.INCARNATION_OVER, text, null, 0);
    }
    if (held.history().past().contains(registration.incarnation())) {
      String text =
          "Expected the current incarnation of node %s, but %s was followed by %s from %s"
              .formatted(
                  held.address(),
                  registration.incarnation(),
                  held.stay().incarnation(),
                  held.stay().origin());
      return new Refused(Refusal.SUPERSEDED, text, held, NEVER);
    }
    return null;
  }

  private static Refused frozen(Turn turn, Registration registration, Node held) {
    Condition.Freeze freeze = held.condition().freeze();
    if (freeze != null && freeze.untilClockMs() == Long.MAX_VALUE) {
      String text =
          "Expected an address that lets others in, but %s was frozen by %s: %s"
              .formatted(held.address(), freeze.by(), freeze.reason());
      return new Refused(Refusal.FROZEN, text, held, NEVER);
    }
    boolean duel = freeze != null || Duels.isOne(turn, registration, held);
    return duel ? Duels.refuse(turn, registration, held) : null;
  }

  private static Refused fullRealm(Turn turn, Registration registration) {
    if (!registration.profile().isRouter()) {
      return null;
    }
    int limit = turn.rules().routersPerRealm();
    for (String realm : registration.profile().realms()) {
      var routers = turn.cluster().routersOf(realm);
      if (routers.size() >= limit && !routers.contains(turn.key())) {
        String text =
            "Expected fewer than %d routers in realm %s, but there are %d"
                .formatted(limit, realm, routers.size());
        return new Refused(Refusal.REALM_FULL, text, null, turn.rules().termMs());
      }
    }
    return null;
  }
}
