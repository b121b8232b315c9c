package io.rejoin.registry.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.decisions.DecisionMeters;
import io.rejoin.registry.decisions.DecisionStage;
import io.rejoin.registry.decisions.DecisionTask;
import io.rejoin.registry.decisions.Witness;
import io.rejoin.registry.decisions.store.ClusterStores;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.topic.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The decision task and the instances that have it: what an owner says lies in a transaction that
 * commits now and then, together with its stores and its offset. A killed one leaves it aborted;
 * one that was paused goes on deciding beside its successor, in vain.
 */
final class DecisionGroup {

  private final Broker broker;
  private final Verdicts verdicts;
  private final DecisionStage stage;
  private final PartitionLog control;
  private final Hands hands = new Hands();
  private Committed committed = Committed.NOTHING;

  /** Who decides, and who thinks so. */
  private static final class Hands {
    private Instance owner;
    private Instance zombie;
  }

  /**
   * What a transaction makes stand.
   *
   * @param offset of the group
   * @param decided end of what was decided; above the offset where that was lost
   */
  private record Committed(
      SortedMap<String, byte[]> state,
      SortedMap<String, byte[]> position,
      long offset,
      long decided) {

    static final Committed NOTHING = new Committed(new TreeMap<>(), new TreeMap<>(), 0, 0);
  }

  /** An instance with the task, since its last commit. */
  private static final class Instance {
    private final Task<byte[]> task;
    private final KeyValueStore<String, byte[]> state;
    private final KeyValueStore<String, byte[]> position;
    private final long decided;
    private Entry.Transaction transaction = new Entry.Transaction();
    private boolean idle = true;

    private Instance(Task<byte[]> task, Committed from) {
      this.task = task;
      this.state = store(ClusterStores.state(), task, from.state());
      this.position = store(ClusterStores.position(), task, from.position());
      this.decided = from.decided();
    }

    private static KeyValueStore<String, byte[]> store(
        StoreBuilder<KeyValueStore<String, byte[]>> builder,
        Task<byte[]> task,
        SortedMap<String, byte[]> contents) {
      KeyValueStore<String, byte[]> store =
          builder.withLoggingDisabled().withCachingDisabled().build();
      MockProcessorContext<byte[], byte[]> context = task.context();
      store.init(context.getStateStoreContext(), store);
      contents.forEach(store::put);
      task.with(store);
      return store;
    }
  }

  DecisionGroup(Broker broker, Verdicts verdicts) {
    this.broker = broker;
    this.verdicts = verdicts;
    this.control = broker.control();
    Witness witness = new Witness(new DecisionMeters(new SimpleMeterRegistry()));
    this.stage =
        new DecisionStage(
            Wire.TOPICS, Wire.CODECS, verdicts::decide, () -> new CommittedTopics(broker), witness);
  }

  /** The task is given to an instance; stores may have been lost, or the group's offset. */
  void start(boolean storesLost, boolean offsetLost) {
    Committed from =
        storesLost
            ? new Committed(
                new TreeMap<>(), new TreeMap<>(), committed.offset(), committed.decided())
            : committed;
    long first = control.next(0) == null ? 0 : control.next(0).offset();
    long offset = offsetLost ? first : committed.offset();
    Task<byte[]> task = new Task<>(DecisionTask.processor(stage), 0, Map.of(control, offset));
    hands.owner = new Instance(task, from);
    task.start(broker.nowMs());
  }

  void wake(long nowMs) {
    hands.owner.task.wake(nowMs);
  }

  void run(int records) {
    for (int i = 0; i < records; i++) {
      decide(hands.owner);
    }
    if (hands.zombie != null) {
      decide(hands.zombie);
    }
  }

  boolean isIdle() {
    return !hands.owner.task.isBehind(control);
  }

  void drain() {
    hands.zombie = null;
    while (!isIdle()) {
      decide(hands.owner);
    }
  }

  void commit() {
    Instance owner = hands.owner;
    if (owner.idle) {
      return;
    }
    owner.transaction.end(Entry.Transaction.State.COMMITTED);
    owner.transaction = new Entry.Transaction();
    long offset = owner.task.position(control);
    committed =
        new Committed(
            contents(owner.state),
            contents(owner.position),
            offset,
            Math.max(committed.decided(), offset));
  }

  /** The owner is fenced with work not committed; it may go on beside its successor. */
  void kill(boolean staysOn) {
    hands.owner.transaction.end(Entry.Transaction.State.ABORTED);
    hands.zombie = staysOn ? hands.owner : null;
  }

  /** The log's retention: what was committed long ago is gone. */
  void trim() {
    hands.zombie = null;
    control.trim(Math.max(0, committed.offset() - 200));
  }

  private void decide(Instance instance) {
    if (!instance.task.isBehind(control)) {
      return;
    }
    instance.idle = false;
    Entry input = instance.task.take(control);
    SortedMap<Long, List<Verdicts.Said>> said = new TreeMap<>();
    said.put(input.offset(), new ArrayList<>());
    for (var sent : instance.task.sent()) {
      Entry entry = append(output(sent), sent.record(), instance);
      long offset = Stamp.revision(entry.headers()) - World.BASE;
      said.computeIfAbsent(offset, any -> new ArrayList<>())
          .add(new Verdicts.Said(output(sent), entry));
    }
    said.headMap(input.offset()).forEach(verdicts::saidBefore);
    verdicts.said(input, said.get(input.offset()), input.offset() < instance.decided);
  }

  private static Output output(CapturedForward<?, ?> sent) {
    String name = sent.childName().orElseThrow().toUpperCase(Locale.ROOT).replace('-', '_');
    return Output.valueOf(name);
  }

  private Entry append(Output to, Record<? extends byte[], ? extends byte[]> record, Instance by) {
    String topic = to.topic(Wire.TOPICS);
    int partitions = Output.INPUTS.contains(to) ? broker.partitionsOf(topic) : 1;
    Entry entry = null;
    for (int partition = 0; partition < partitions; partition++) {
      entry =
          broker
              .log(topic, partition)
              .append(
                  record.timestamp(),
                  record.key(),
                  record.value(),
                  record.headers(),
                  by.transaction);
    }
    return entry;
  }

  private static SortedMap<String, byte[]> contents(KeyValueStore<String, byte[]> store) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> contents.put(entry.key, entry.value));
    }
    return contents;
  }
}
