package io.rejoin.schemas.state;

import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a registration or an order. Topic {@code results}, key: address or realm.
 *
 * @param requestId of the registration or order that it answers
 * @param incarnation that asked; null for an order
 * @param refusal why not; null unless REFUSED
 * @param text in words: what was done, or "Expected to …, but …"
 * @param node the node as it now stands; null when the address is unknown
 * @param holder who holds the address, when that is why it was refused; else null
 * @param retryAfterMs how long to wait before trying again; 0 at once, negative never
 */
public record Result(
    String requestId,
    UUID incarnation,
    Outcome outcome,
    Refusal refusal,
    String text,
    Accepted node,
    Holder holder,
    long retryAfterMs,
    long revision) {

  /** What became of it. */
  public enum Outcome {
    CREATED,
    RE_REGISTERED,
    AMENDED,
    LEFT,
    DONE,
    REFUSED
  }

  /** Why a registration is refused. */
  public enum Refusal {
    INVALID,
    PROOF_FAILED,
    PROOF_REPLAYED,
    INCARNATION_OVER,
    SUPERSEDED,
    DUEL,
    FROZEN,
    REALM_FULL,
    UNKNOWN_ADDRESS,
    NOT_POSSIBLE,
    INTERNAL,
    /** What a newer registry wrote: its text and back-off hold all the same. Never written. */
    UNKNOWN
  }

  /**
   * What the registry holds of the node.
   *
   * @param predecessor whether the address was known before
   * @param lostJob the job that its last stay had; null for none
   */
  public record Accepted(
      UUID nodeId,
      long epoch,
      long registeredAtMs,
      long reRegistrations,
      NodeStatus status,
      boolean predecessor,
      String lostJob) {}

  /** Who holds an address, and from where. */
  public record Holder(
      UUID incarnation, long epoch, String origin, List<Endpoint> endpoints, long acceptedAtMs) {

    public Holder {
      endpoints = List.copyOf(endpoints);
    }
  }

  /** Whether the registration took effect. */
  public boolean accepted() {
    return outcome != Outcome.REFUSED;
  }
}
