package io.rejoin.schemas.serde.registry;

import io.rejoin.schemas.serde.error.RegistryUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the URLs have said to one request so far. One thread's. */
final class Round {

  private final List<String> failures = new ArrayList<>();
  private RegistryReply decisive;
  private RegistryReply absent;
  private IOException lastFailure;

  void answered(RegistryReply reply) {
    if (reply.isTransient()) {
      failures.add(reply.description());
    } else if (reply.isAbsent()) {
      absent = lessTelling(absent, reply);
    } else {
      decisive = reply;
    }
  }

  void failed(RegistryEndpoint endpoint, IOException failure) {
    failures.add(endpoint + " fails with " + failure);
    lastFailure = failure;
  }

  /** Whether one answer stands, whatever other URLs would say. */
  boolean isDecided() {
    return decisive != null;
  }

  /** Whether no repetition is needed: one URL has decided, or all lack what was asked for. */
  boolean isSettled() {
    return isDecided() || failures.isEmpty();
  }

  /**
   * The answer that counts.
   *
   * @param attempts how often each URL was asked, for the text
   */
  RegistryReply replyAfter(int attempts) {
    if (!isSettled()) {
      throw new RegistryUnavailableException(attempts, failures, lastFailure);
    }
    return isDecided() ? decisive : absent;
  }

  /** Of two 404, the one without a registry's code: a path that is no registry's proves nothing. */
  private static RegistryReply lessTelling(RegistryReply one, RegistryReply other) {
    return one == null || !other.hasAbsenceCode() ? other : one;
  }
}
