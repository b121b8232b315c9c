package io.rejoin.registry.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that are open in a partition while their coordinator knows of none. A broker
 * that is killed and starts again can leave such: its coordinator ends them before it knows who
 * leads the partitions, and leaves those out. Nothing else would ever end them, and no reader of
 * committed records gets past one, nor does a stage that restores its stores.
 *
 * <p>A coordinator knows of a transaction before its first record is written, until its last end
 * marker is. But while its own partition changes leaders nobody answers for it. So a transaction
 * counts as hanging only when, for {@link #PATIENCE}, every coordinator partition had a leader and
 * none knew of it.
 */
final class HangingTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String COORDINATORS = "__transaction_state";
  private static final String GROUPS = "__consumer_offsets";
  private static final Set<TransactionState> OVER =
      EnumSet.of(
          TransactionState.EMPTY,
          TransactionState.COMPLETE_COMMIT,
          TransactionState.COMPLETE_ABORT);

  private final String applicationId;
  private final String topicPrefix;
  private final Admin admin;
  private final LongSupplier nanoTime;
  private final Map<Identity, Long> unknownSince = new HashMap<>();

  /**
   * @param applicationId whose committed positions and changelogs are looked at
   * @param topicPrefix of the topics that are looked at besides
   * @param nanoTime monotonic
   */
  HangingTransactions(
      String applicationId, String topicPrefix, Admin admin, LongSupplier nanoTime) {
    this.applicationId = applicationId;
    this.topicPrefix = topicPrefix;
    this.admin = admin;
    this.nanoTime = nanoTime;
  }

  private record Open(TopicPartition partition, ProducerState producer) {

    AbortTransactionSpec abortion() {
      return new AbortTransactionSpec(
          partition,
          producer.producerId(),
          (short) producer.producerEpoch(),
          producer.coordinatorEpoch().orElse(0));
    }

    @Override
    public String toString() {
      return partition + " from offset " + producer.currentTransactionStartOffset().orElseThrow();
    }

    Identity identity() {
      return new Identity(
          partition, producer.producerId(), producer.currentTransactionStartOffset().orElseThrow());
    }
  }

  private record Identity(TopicPartition partition, long producerId, long startOffset) {}

  /** Looks once more. To be called by one thread. */
  void end() throws ExecutionException, InterruptedException {
    List<Open> unknown = coordinatorsAreThere() ? unknown() : List.of();
    unknownSince.keySet().retainAll(unknown.stream().map(Open::identity).toList());
    List<Open> hanging = new ArrayList<>();
    for (Open open : unknown) {
      long sinceNanos = unknownSince.computeIfAbsent(open.identity(), it -> nanoTime.getAsLong());
      if (nanoTime.getAsLong() - sinceNanos >= PATIENCE.toNanos()) {
        hanging.add(open);
      }
    }
    for (Open open : hanging) {
      admin.abortTransaction(open.abortion()).all().get();
    }
    if (!hanging.isEmpty()) {
      LOG.warn("Ended transactions that a broker's restart had left open for ever: {}", hanging);
    }
  }

  private boolean coordinatorsAreThere() throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(COORDINATORS))
        .allTopicNames()
        .get()
        .get(COORDINATORS)
        .partitions()
        .stream()
        .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
  }

  /** What is open both before and after no coordinator knew of it. */
  private List<Open> unknown() throws ExecutionException, InterruptedException {
    List<Open> before = open();
    if (before.isEmpty()) {
      return before;
    }
    Set<Long> known = known(before);
    before.removeIf(open -> known.contains(open.producer().producerId()));
    if (!before.isEmpty()) {
      List<Identity> after = open().stream().map(Open::identity).toList();
      before.removeIf(open -> !after.contains(open.identity()));
    }
    return before;
  }

  private List<Open> open() throws ExecutionException, InterruptedException {
    List<Open> open = new ArrayList<>();
    admin
        .describeProducers(partitions())
        .all()
        .get()
        .forEach(
            (partition, state) ->
                state.activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .forEach(producer -> open.add(new Open(partition, producer))));
    return open;
  }

  /** Producers whose transaction a coordinator still has, or is about to end. */
  private Set<Long> known(List<Open> open) throws ExecutionException, InterruptedException {
    List<Long> ids = open.stream().map(one -> one.producer().producerId()).toList();
    return admin
        .listTransactions(new ListTransactionsOptions().filterProducerIds(ids))
        .all()
        .get()
        .stream()
        .filter(listing -> !OVER.contains(listing.state()))
        .map(TransactionListing::producerId)
        .collect(Collectors.toSet());
  }

  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    Set<String> names =
        admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
            .filter(this::isOurs)
            .collect(Collectors.toSet());
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(names)
        .allTopicNames()
        .get()
        .forEach((name, topic) -> add(partitions, name, topic.partitions().size()));
    return partitions;
  }

  private boolean isOurs(String topic) {
    return topic.startsWith(topicPrefix)
        || topic.startsWith(applicationId + "-")
        || topic.equals(GROUPS);
  }

  /** Of the positions of all groups only the partition that ours are in. */
  private void add(List<TopicPartition> partitions, String topic, int count) {
    if (topic.equals(GROUPS)) {
      partitions.add(new TopicPartition(topic, Utils.abs(applicationId.hashCode()) % count));
      return;
    }
    for (int partition = 0; partition < count; partition++) {
      partitions.add(new TopicPartition(topic, partition));
    }
  }
}
