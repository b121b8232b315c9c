package io.rejoin.registry.decisions;

import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.schemas.topic.Topics;
import java.util.function.Supplier;

/**
 * What the stage is made of.
 *
 * @param decider the core
 * @param stateTopics opened when the stores were restored, and when the group's offset is ahead of
 *     them; closed before the next input
 */
public record DecisionStage(
    Topics topics,
    DecisionCodecs codecs,
    Decider decider,
    Supplier<StateTopics> stateTopics,
    Witness witness) {

  /** The stage as it runs in production. */
  public static DecisionStage of(
      Topics topics, DecisionCodecs codecs, Supplier<StateTopics> stateTopics, Witness witness) {
    return new DecisionStage(topics, codecs, Decisions::decide, stateTopics, witness);
  }
}
