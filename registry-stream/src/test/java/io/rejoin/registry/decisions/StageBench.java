package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.Recovered;
import io.rejoin.registry.decisions.recovery.Recovery;
import io.rejoin.registry.decisions.store.ClusterStores;
import io.rejoin.registry.decisions.store.PositionStore;
import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The stage on stores of its own, with topics on heap: it can be committed, killed and started
 * again, and can lose its stores.
 */
final class StageBench {

  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private final FakeTopics topics = new FakeTopics();
  private final List<Utterance> heard = new ArrayList<>();
  private final List<Said> uncommitted = new ArrayList<>();
  private KeyValueStore<String, byte[]> state;
  private KeyValueStore<String, byte[]> position;
  private Committed committed = new Committed(new TreeMap<>(), new TreeMap<>());
  private DecisionSession session;

  private record Committed(SortedMap<String, byte[]> state, SortedMap<String, byte[]> position) {}

  FakeTopics topics() {
    return topics;
  }

  /** All that uncommitted readers have heard. */
  List<Utterance> heard() {
    return heard;
  }

  /** What stands in the store of state. */
  SortedMap<String, byte[]> stored() {
    return contents(state);
  }

  /** A new session on what was committed last. */
  Recovered start(LogScript script) {
    return start(script.records());
  }

  Recovered start(List<LogRecord> log) {
    topics.log(log);
    uncommitted.clear();
    state = store(ClusterStores.state(), committed.state());
    position = store(ClusterStores.position(), committed.position());
    PositionStore positions = new PositionStore(position, Fixtures.CODECS.position());
    StoredCluster cluster = new StoredCluster(state, positions, Fixtures.CODECS);
    Recovered recovered = new Recovery(topics, Fixtures.CODECS).run(cluster, positions);
    session = new DecisionSession(Fixtures.stage(() -> topics), cluster, recovered, this::say);
    session.catchUp();
    return recovered;
  }

  private void say(Said said, long atMs) {
    uncommitted.add(said);
    heard.add(Utterance.of(said, atMs));
  }

  void take(LogScript script, int from, int to) {
    take(script.records().subList(from, to));
  }

  void take(List<LogRecord> records) {
    records.forEach(session::take);
  }

  void commit() {
    topics.commit(uncommitted);
    uncommitted.clear();
    committed = new Committed(contents(state), contents(position));
  }

  /** As when the changelogs are lost, or the application has a new id. */
  void loseStores() {
    committed = new Committed(new TreeMap<>(), new TreeMap<>());
  }

  private KeyValueStore<String, byte[]> store(
      StoreBuilder<KeyValueStore<String, byte[]>> builder, SortedMap<String, byte[]> contents) {
    KeyValueStore<String, byte[]> store =
        builder.withLoggingDisabled().withCachingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    contents.forEach(store::put);
    return store;
  }

  private static SortedMap<String, byte[]> contents(KeyValueStore<String, byte[]> store) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> contents.put(entry.key, entry.value));
    }
    return contents;
  }
}
