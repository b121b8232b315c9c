package io.rejoin.schemas.serde.registry;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Gets one answer out of several URLs: asks each in turn, beginning with the one that answered
 * last, and after a round in which none did pauses and begins again.
 *
 * <p>A 404 is passed on only if every URL says so, since one instance may lag behind another.
 */
final class Failover {

  private final List<RegistryEndpoint> endpoints;
  private final RegistryConnection connection;
  private final RetryPolicy retries;
  private final RandomGenerator random;
  private final Pause pause;
  private final AtomicInteger preferred = new AtomicInteger();

  /**
   * @param random safe on every thread that calls
   */
  Failover(RegistrySettings settings, RandomGenerator random, Pause pause) {
    this.endpoints = settings.endpoints();
    this.retries = settings.retries();
    this.connection =
        new RegistryConnection(
            settings.connectTimeout(), settings.readTimeout(), settings.headers());
    this.random = random;
    this.pause = pause;
  }

  /**
   * The answer to a request that may be sent more than once.
   *
   * @throws io.rejoin.schemas.serde.error.RegistryUnavailableException when all rounds are over
   */
  RegistryReply ask(RegistryCall call) {
    Round round = askAll(call);
    for (int retry = 0; !round.isSettled() && retry < retries.maxRetries(); retry++) {
      pauseAfter(retry);
      round = askAll(call);
    }
    return round.replyAfter(retries.maxRetries() + 1);
  }

  private Round askAll(RegistryCall call) {
    Round round = new Round();
    int first = preferred.get();
    for (int turn = 0; turn < endpoints.size() && !round.isDecided(); turn++) {
      int index = (first + turn) % endpoints.size();
      askOne(endpoints.get(index), call, round);
      if (round.isDecided()) {
        preferred.set(index);
      }
    }
    return round;
  }

  private void askOne(RegistryEndpoint endpoint, RegistryCall call, Round round) {
    try {
      round.answered(connection.send(endpoint, call));
    } catch (IOException failure) {
      round.failed(endpoint, failure);
    }
  }

  private void pauseAfter(int round) {
    try {
      pause.forMs(retries.pauseMs(round, random));
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }
}
