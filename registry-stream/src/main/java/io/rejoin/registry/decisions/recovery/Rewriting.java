package io.rejoin.registry.decisions.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.MarkRecords;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.registry.decisions.wire.Said;
import io.rejoin.schemas.topic.Marks;
import io.rejoin.schemas.topic.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A state topic written anew from the store: each record as it was, at its old revision, in their
 * order; then tombstones for keys that the topic has and the store has not; then a mark.
 *
 * @param foreign keys that the topic has and the store has not
 */
public record Rewriting(Output topic, Set<String> foreign) {

  /** What the header {@code rejoin-cause} says: the first cause is not kept in the store. */
  static final String CAUSE = "Rewritten";

  @SuppressWarnings("ArrayRecordComponent")
  private record Revised(String key, byte[] bytes, long revision) {}

  public Rewriting {
    foreign = Set.copyOf(foreign);
  }

  /** Says all of it. */
  public void say(StoredCluster cluster, Marks marks, Consumer<Said> say) {
    List<Revised> records = new ArrayList<>();
    cluster.forEach(
        topic, (key, bytes, revision) -> records.add(new Revised(key, bytes, revision)));
    records.sort(Comparator.comparingLong(Revised::revision).thenComparing(Revised::key));
    records.forEach(record -> say.accept(said(record)));
    long revision = cluster.position().revision();
    foreign.stream().sorted().forEach(key -> say.accept(said(new Revised(key, null, revision))));
    say.accept(MarkRecords.of(topic, marks, cluster.position()));
  }

  private Said said(Revised record) {
    RecordHeaders headers = new RecordHeaders();
    new Stamp(topic.type(), record.revision(), null, CAUSE).write(headers);
    return new Said(topic, record.key(), record.key().getBytes(UTF_8), record.bytes(), headers);
  }
}
