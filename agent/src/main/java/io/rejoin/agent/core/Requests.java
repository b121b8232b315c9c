package io.rejoin.agent.core;

import io.rejoin.agent.core.AgentState.Asking;
import io.rejoin.agent.core.AgentState.Leaving;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import java.util.List;
import java.util.UUID;

/** Makes requests to the registry, and knows what they carry. */
final class Requests {

  private final AgentPolicy policy;
  private final Draws draws;
  private Offer offer;
  private boolean force;

  Requests(AgentPolicy policy, Draws draws, Offer offer, boolean force) {
    this.policy = policy;
    this.draws = draws;
    this.offer = offer;
    this.force = force;
  }

  Offer offer() {
    return offer;
  }

  UUID incarnation() {
    return draws.incarnation();
  }

  void moved(List<Endpoint> endpoints) {
    offer = offer.at(endpoints);
  }

  /** Whether the profile is another one now. */
  boolean changed(Profile profile) {
    boolean other = !profile.equals(offer.profile());
    offer = offer.with(profile);
    return other;
  }

  /** The first incarnation is accepted or over: no later one asks for a new identity again. */
  void identityGiven() {
    force = false;
  }

  Request due(long atMs) {
    return Request.due(draws.requestId(), atMs);
  }

  /** The next one when nothing happens until then. */
  Request safetyRound(long nowMs) {
    return due(
        policy.safetyMs() == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : nowMs + draws.around(policy.safetyMs()));
  }

  /** The next one after an accepted one: at once when the profile has changed meanwhile. */
  Request after(Request accepted, long nowMs) {
    boolean current = accepted.carried().profile().equals(offer.profile());
    return current ? safetyRound(nowMs) : due(nowMs);
  }

  Request asked(Request request, long nowMs) {
    return request.asked(offer, nowMs + policy.verifyMs());
  }

  /** What is sent for the request of this state. */
  Registration registration(Asking asking) {
    return new Registration(
        asking.asksTo(),
        asking.incarnation(),
        asking.request().id(),
        offer.profile(),
        offer.endpoints(),
        offer.origin(),
        force,
        offer.agent(),
        asking instanceof Leaving leaving ? leaving.reason() : "");
  }
}
