package io.rejoin.agent.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.util.UUID;

/**
 * Where an agent stands with the registry. Each state offers the transitions that may leave it, and
 * no other.
 *
 * <pre>
 *   STARTING ──► REGISTERING ──┬──► REGISTERED ──► LEAVING ──► ENDED
 *                              │      │    ▲                     ▲
 *                     over ┌───┘ lost │    │ accepted            │
 *                          ▼          ▼    │                     │
 *                        RECLAIMING ───────┘                     │
 *                          └───── refused or kicked for good ────┘
 * </pre>
 *
 * <p>Any state may end for good; one that may have reached the registry leaves first when asked.
 */
public sealed interface AgentState {

  /** Which one it is. */
  Kind kind();

  /** The states, in words. */
  enum Kind {
    STARTING,
    REGISTERING,
    RECLAIMING,
    REGISTERED,
    LEAVING,
    ENDED
  }

  /** A state in which an incarnation exists and something is, or will be, asked of the registry. */
  sealed interface Asking extends AgentState permits Registering, Registered, Leaving {

    UUID incarnation();

    Request request();

    /** What was accepted; null unless it was. */
    Standing standing();

    Asking with(Request next);

    /** What its request asks for. */
    Registration.Action asksTo();

    /** Whether this kick means that the incarnation is over. */
    boolean isEndedBy(Kick kick);

    default boolean isAnsweredBy(Result result) {
      return incarnation().equals(result.incarnation()) && request().isAnsweredBy(result);
    }

    default Leaving leave(Request request, String reason, long giveUpMs) {
      return new Leaving(incarnation(), request, reason, giveUpMs);
    }

    default Registering lose(Loss loss, UUID next, Request first) {
      return new Registering(next, first, loss);
    }

    default Ended end(Ending ending, String text) {
      return new Ended(ending, text);
    }
  }

  /** Nothing was asked yet. */
  record Starting() implements AgentState {

    @Override
    public Kind kind() {
      return Kind.STARTING;
    }

    Registering register(UUID incarnation, Request first) {
      return new Registering(incarnation, first, null);
    }

    Ended end(Ending ending, String text) {
      return new Ended(ending, text);
    }
  }

  /**
   * An incarnation wants to be accepted.
   *
   * @param lost the one before it, which is over; null for the first of the process
   */
  record Registering(UUID incarnation, Request request, Loss lost) implements Asking {

    @Override
    public Kind kind() {
      return lost == null ? Kind.REGISTERING : Kind.RECLAIMING;
    }

    @Override
    public Standing standing() {
      return null;
    }

    @Override
    public Registration.Action asksTo() {
      return Registration.Action.REGISTER;
    }

    @Override
    public Registering with(Request next) {
      return new Registering(incarnation, next, lost);
    }

    @Override
    public boolean isEndedBy(Kick kick) {
      return kick.incarnation().equals(incarnation);
    }

    Registered accept(Standing standing, Request next) {
      return new Registered(incarnation, standing, next);
    }
  }

  /**
   * The incarnation is accepted.
   *
   * @param request the next registration that amends it, or only makes sure
   */
  record Registered(UUID incarnation, Standing standing, Request request) implements Asking {

    @Override
    public Kind kind() {
      return Kind.REGISTERED;
    }

    @Override
    public Registration.Action asksTo() {
      return Registration.Action.REGISTER;
    }

    @Override
    public Registered with(Request next) {
      return new Registered(incarnation, standing, next);
    }

    /** A kick of a later incarnation of the address ends this one too, which must be older. */
    @Override
    public boolean isEndedBy(Kick kick) {
      return kick.epoch() >= standing.epoch();
    }

    Registered amend(Standing next, Request request) {
      return new Registered(incarnation, next, request);
    }
  }

  /**
   * It has said that it leaves, and waits for the answer.
   *
   * @param giveUpMs when it goes without one
   */
  record Leaving(UUID incarnation, Request request, String reason, long giveUpMs)
      implements Asking {

    @Override
    public Kind kind() {
      return Kind.LEAVING;
    }

    @Override
    public Standing standing() {
      return null;
    }

    @Override
    public Registration.Action asksTo() {
      return Registration.Action.LEAVE;
    }

    @Override
    public Leaving with(Request next) {
      return new Leaving(incarnation, next, reason, giveUpMs);
    }

    @Override
    public boolean isEndedBy(Kick kick) {
      return kick.incarnation().equals(incarnation);
    }
  }

  /** It is over for good. */
  record Ended(Ending ending, String text) implements AgentState {

    @Override
    public Kind kind() {
      return Kind.ENDED;
    }
  }
}
