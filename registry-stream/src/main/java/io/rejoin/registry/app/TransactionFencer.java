package io.rejoin.registry.app;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When an instance has departed, the survivor fences its transactional ids, open transaction or
 * not: readers and the successor need not wait for a time-out, and a zombie can write nothing any
 * more.
 *
 * <p>Kafka Streams names a transactional id {@code application-process-thread} and a member of the
 * group {@code application-process-StreamThread-…}, as long as no client id is set; so whoever is
 * no member is known by its process.
 */
final class TransactionFencer implements KafkaStreams.StateListener {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionFencer.class);
  private static final int UUID_LENGTH = 36;

  private final String applicationId;
  private final Admin admin;
  private final ExecutorService executor;
  private final Set<String> fenced = new HashSet<>();

  /**
   * @param executor of one thread
   */
  TransactionFencer(String applicationId, Admin admin, ExecutorService executor) {
    this.applicationId = applicationId;
    this.admin = admin;
    this.executor = executor;
  }

  @Override
  public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
    if (now == KafkaStreams.State.REBALANCING && !executor.isShutdown()) {
      executor.execute(this::fence);
    }
  }

  /** A group that is not there yet has no departed members. */
  private void fence() {
    try {
      Set<String> living = livingProcesses();
      List<String> departed =
          transactionalIds().stream()
              .filter(id -> !living.contains(process(id)) && !fenced.contains(id))
              .toList();
      if (!living.isEmpty() && !departed.isEmpty()) {
        admin.fenceProducers(departed).all().get();
        fenced.addAll(departed);
        LOG.info("Fenced the transactions of departed instances: {}", departed);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return;
      }
      LOG.warn(
          "Departed instances' transactions end by their time-out: {}", e.getCause().toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<String> livingProcesses() throws ExecutionException, InterruptedException {
    Collection<MemberDescription> members =
        admin
            .describeConsumerGroups(List.of(applicationId))
            .all()
            .get()
            .get(applicationId)
            .members();
    return members.stream().map(member -> process(member.clientId())).collect(Collectors.toSet());
  }

  private List<String> transactionalIds() throws ExecutionException, InterruptedException {
    return admin.listTransactions().all().get().stream()
        .map(TransactionListing::transactionalId)
        .filter(id -> id.startsWith(applicationId + "-"))
        .toList();
  }

  /** The process that an id or client id names; empty when it names none. */
  private String process(String id) {
    int from = applicationId.length() + 1;
    int to = from + UUID_LENGTH;
    return id.startsWith(applicationId + "-") && id.length() >= to ? id.substring(from, to) : "";
  }
}
