package io.rejoin.runtime.feed;

import java.util.Map;

/**
 * A topic as the brokers describe it.
 *
 * @param bounds by partition; empty when the shape is the one already known
 */
record TopicSurvey(TopicShape shape, Map<Integer, Bounds> bounds) {

  TopicSurvey {
    bounds = Map.copyOf(bounds);
  }
}
