package io.rejoin.runtime.feed;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks the brokers about topics. */
interface Surveyor extends AutoCloseable {

  /**
   * Describes topics without blocking. Fails when the brokers don't answer in time.
   *
   * @param known each topic with the shape that is being followed; without one, or when it differs,
   *     the bounds are asked for as well
   */
  CompletableFuture<Survey> survey(Map<String, Optional<TopicShape>> known);

  @Override
  void close();
}
