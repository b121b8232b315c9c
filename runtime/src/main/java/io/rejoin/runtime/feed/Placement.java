package io.rejoin.runtime.feed;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A topic being read: what it is, which partitions, into which table.
 *
 * @param scan empty once the scan is complete
 */
record Placement<V>(
    TopicShape shape, Set<Integer> partitions, FeedTable<V> table, Optional<Scan> scan) {

  /** Begins a scan of the partitions that the source wants. */
  static <V> Placement<V> begin(FeedSource<V> source, TopicSurvey survey) {
    Map<Integer, Bounds> wanted =
        source
            .partitions(survey.shape().partitions())
            .boxed()
            .collect(Collectors.toMap(Function.identity(), p -> bounds(source, survey, p)));
    return new Placement<>(
        survey.shape(),
        Set.copyOf(wanted.keySet()),
        new FeedTable<>(source, wanted.size() == 1),
        Optional.of(new Scan(wanted)));
  }

  Placement<V> scanned() {
    table.settle();
    return new Placement<>(shape, partitions, table, Optional.empty());
  }

  private static Bounds bounds(FeedSource<?> source, TopicSurvey survey, int partition) {
    Bounds bounds = survey.bounds().get(partition);
    return source.fromEnd() ? new Bounds(bounds.end(), bounds.end()) : bounds;
  }
}
