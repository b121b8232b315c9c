package io.rejoin.schemas.input;

import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Sorted;
import java.util.List;
import java.util.UUID;

/**
 * A node registers, or says that it leaves. Topic {@code registrations}, key: address.
 *
 * @param action REGISTER or LEAVE; a leave counts only for the incarnation that it names
 * @param incarnation drawn by the agent at every start, and again after an expiry or kick that it
 *     answers
 * @param requestId repeated in the result, so that the sender can tell its answer from another's
 * @param endpoints where the node can be reached, sorted; workers may have none
 * @param origin the machine it speaks from (host name or the like): tells two processes apart that
 *     claim one address
 * @param force asks for a new identity: a new node id
 * @param agent program and version that sent it, for people
 * @param reason why it leaves; empty at a registration
 */
public record Registration(
    Action action,
    UUID incarnation,
    String requestId,
    Profile profile,
    List<Endpoint> endpoints,
    String origin,
    boolean force,
    String agent,
    String reason)
    implements ControlInput {

  /** What the record asks for. */
  public enum Action {
    REGISTER,
    LEAVE
  }

  public Registration {
    endpoints = Sorted.distinct(endpoints);
  }

  @Override
  public Kind kind() {
    return Kind.REGISTRATION;
  }
}
