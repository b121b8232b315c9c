package io.rejoin.registry.app;

import io.rejoin.runtime.life.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When an instance has departed, the survivor fences its transactional ids, open transaction or
 * not: readers and the successor need not wait for a time-out, and a zombie can write nothing any
 * more. It looks for as long as the group rebalances, since a dead member belongs to the group
 * until its session is over; so an instance that starts again after a kill fences its own past.
 *
 * <p>Kafka Streams names a transactional id {@code application-process-thread} and a member of the
 * group {@code application-process-StreamThread-thread-consumer}, as long as no client id is set.
 * An id is drawn by a member only: so whoever has one and is no member a moment later has departed.
 */
final class TransactionFencer implements KafkaStreams.StateListener, Part {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionFencer.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration HANGING = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(3);
  private static final String PROCESS = "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final String applicationId;
  private final Admin admin;
  private final HangingTransactions hanging;
  private final Pattern transactionalId;
  private final Pattern member;
  private final Set<String> fenced = new HashSet<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(TransactionFencer::daemon);
  private volatile boolean rebalancing;

  TransactionFencer(String applicationId, Admin admin, HangingTransactions hanging) {
    this.applicationId = applicationId;
    this.admin = admin;
    this.hanging = hanging;
    String process = Pattern.quote(applicationId) + PROCESS;
    this.transactionalId = Pattern.compile(process + "-\\d+");
    this.member = Pattern.compile("(" + process + ")-StreamThread-(\\d+)-consumer");
  }

  @Override
  public String name() {
    return "fencer";
  }

  @Override
  public Duration stopBudget() {
    return STOP;
  }

  @Override
  public void start() {
    var unused =
        executor.scheduleWithFixedDelay(
            this::lookWhileRebalancing, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    var unusedToo =
        executor.scheduleWithFixedDelay(
            () -> trying(hanging::end),
            HANGING.toMillis(),
            HANGING.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Looks at once when a rebalance begins, and once more when it is over. */
  @Override
  public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
    rebalancing = now == KafkaStreams.State.REBALANCING;
    if (!executor.isShutdown() && (rebalancing || now == KafkaStreams.State.RUNNING)) {
      executor.execute(this::look);
    }
  }

  private void lookWhileRebalancing() {
    if (rebalancing) {
      look();
    }
  }

  private void look() {
    trying(this::fence);
    trying(hanging::end);
  }

  /** Something that asks brokers. */
  @FunctionalInterface
  private interface Asking {
    void run() throws ExecutionException, InterruptedException;
  }

  /** On the fencer's thread only. What is not there yet needs no fencing. */
  private static void trying(Asking asking) {
    try {
      asking.run();
    } catch (ExecutionException | KafkaException e) {
      boolean absent =
          e.getCause() instanceof GroupIdNotFoundException
              || e.getCause() instanceof UnknownTopicOrPartitionException;
      if (!absent) {
        LOG.warn("Departed instances' transactions end by their time-out: {}", e.toString());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fence() throws ExecutionException, InterruptedException {
    List<String> ids = transactionalIds();
    Set<String> living = livingIds();
    fenced.removeAll(living);
    List<String> departed = new ArrayList<>(ids);
    departed.removeAll(living);
    departed.removeAll(fenced);
    if (!living.isEmpty() && !departed.isEmpty()) {
      admin.fenceProducers(departed).all().get();
      fenced.addAll(departed);
      LOG.info("Fenced the transactions of departed instances: {}", departed);
    }
  }

  private List<String> transactionalIds() throws ExecutionException, InterruptedException {
    return admin.listTransactions().all().get().stream()
        .map(TransactionListing::transactionalId)
        .filter(id -> transactionalId.matcher(id).matches())
        .toList();
  }

  /** The ids that the members of the group write with. */
  private Set<String> livingIds() throws ExecutionException, InterruptedException {
    Collection<MemberDescription> members =
        admin
            .describeConsumerGroups(List.of(applicationId))
            .all()
            .get()
            .get(applicationId)
            .members();
    Set<String> ids = new HashSet<>();
    for (MemberDescription one : members) {
      Matcher named = member.matcher(one.clientId());
      if (named.matches()) {
        ids.add(named.group(1) + "-" + named.group(2));
      }
    }
    return ids;
  }

  @Override
  public void stop() throws InterruptedException {
    executor.shutdownNow();
    executor.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fencer");
    thread.setDaemon(true);
    return thread;
  }
}
