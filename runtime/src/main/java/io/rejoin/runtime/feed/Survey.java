package io.rejoin.runtime.feed;

import java.util.Map;

/**
 * What the brokers said about all topics of a reader.
 *
 * @param found by topic
 * @param problems by topic that can't be read, in words
 */
record Survey(Map<String, TopicSurvey> found, Map<String, String> problems) {

  Survey {
    found = Map.copyOf(found);
    problems = Map.copyOf(problems);
  }
}
