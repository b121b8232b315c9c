package io.rejoin.registry.decisions;

import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.schemas.topic.Topics;
import java.util.function.Supplier;

/**
 * What the stage is made of.
 *
 * @param applicationId its consumer group, as it is named in what an operator is told
 * @param decider the core
 * @param stateTopics opened when the stores were restored, closed before the first input
 */
public record DecisionStage(
    String applicationId,
    Topics topics,
    DecisionCodecs codecs,
    Decider decider,
    Supplier<StateTopics> stateTopics,
    Witness witness) {

  /** The stage as it runs in production. */
  public static DecisionStage of(
      String applicationId,
      Topics topics,
      DecisionCodecs codecs,
      Supplier<StateTopics> stateTopics,
      Witness witness) {
    return new DecisionStage(
        applicationId, topics, codecs, Decisions::decide, stateTopics, witness);
  }
}
