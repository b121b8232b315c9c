package io.rejoin.registry.intake;

import io.rejoin.schemas.state.Position.Source;
import io.rejoin.schemas.topic.Origin;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers what was forwarded last from each source partition since the assignment, so that every
 * record names the one before it and none can be skipped unseen.
 */
final class SourceChain {

  private record Partition(String topicId, int number) {}

  private final Map<Partition, Long> forwarded = new HashMap<>();

  /** The origin of the next record to be forwarded. */
  Origin next(Source source) {
    Long before = forwarded.get(partition(source));
    return before == null ? Origin.first(source) : new Origin(source, before);
  }

  /** It was forwarded. */
  void advance(Source source) {
    forwarded.put(partition(source), source.offset());
  }

  private static Partition partition(Source source) {
    return new Partition(source.topicId(), source.partition());
  }
}
