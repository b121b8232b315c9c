package io.rejoin.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics of a cluster and holds them against the catalogue. It changes no topic that
 * exists: a wrong one is named together with the command that mends it, since only an operator
 * knows what else depends on it.
 *
 * <p>Every method blocks, and throws {@link org.apache.kafka.common.KafkaException} when Kafka
 * can't be reached or refuses.
 */
public final class TopicAdmin {

  private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);

  /** From this level on the broker gives every transaction an epoch of its own (KIP-890). */
  private static final String TRANSACTIONS = "transaction.version";

  private static final int TRANSACTIONS_LEVEL = 2;

  /** Between two looks at what the brokers know: nothing tells when a topic can be used. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Topics topics;
  private final Options options;
  private final Admin admin;
  private final KafkaCalls calls;
  private final TopicReader reader;

  /**
   * @param admin closed by whoever made it
   */
  public TopicAdmin(Topics topics, Options options, Admin admin) {
    this.topics = topics;
    this.options = options;
    this.admin = admin;
    this.calls = new KafkaCalls(options.timeout());
    this.reader = new TopicReader(admin, calls);
  }

  /**
   * How topics shall be.
   *
   * @param replication replicas of each partition: 1 for a single broker, else 3
   * @param bootstrapServers as the commands name them that mend something
   * @param timeout for each answer of Kafka
   */
  public record Options(int replication, String bootstrapServers, Duration timeout) {}

  /**
   * Creates the topics that are missing, {@code control} last, waits until they can be used, and
   * begins the control log if it is empty. May be done again at any time, and by two at once.
   *
   * @return full names of those that this call created
   */
  public Set<String> create(ControlLog log) {
    List<TopicSpec> others =
        Topics.specs().stream().filter(spec -> !spec.equals(RegistryTopics.CONTROL)).toList();
    Set<String> created = new HashSet<>(createMissing(others));
    created.addAll(createMissing(List.of(RegistryTopics.CONTROL)));
    log.startIfEmpty(created.contains(topics.control()));
    return created;
  }

  /** Everything about the topics and brokers that is not as it must be; empty when all is well. */
  public List<TopicProblem> check() {
    Mending mending = new Mending(options.bootstrapServers(), topics.prefix(), reader.brokers());
    TopicCheck check = new TopicCheck(options.replication(), mending);
    Map<String, ObservedTopic> observed = reader.observe(names(Topics.specs()));
    List<TopicProblem> problems = new ArrayList<>();
    for (TopicSpec spec : Topics.specs()) {
      problems.addAll(check.problems(spec, topics.name(spec), observed.get(topics.name(spec))));
    }
    if (observed.containsKey(topics.control()) && reader.endOffset(topics.control()) == 0) {
      problems.add(check.notBegun(topics.control()));
    }
    int level = reader.featureLevel(TRANSACTIONS);
    if (level < TRANSACTIONS_LEVEL) {
      problems.add(check.feature(TRANSACTIONS, TRANSACTIONS_LEVEL, level));
    }
    return problems;
  }

  private Set<String> createMissing(List<TopicSpec> specs) {
    Set<String> existing = reader.describe(names(specs)).keySet();
    List<NewTopic> missing =
        specs.stream()
            .filter(spec -> !existing.contains(topics.name(spec)))
            .map(this::newTopic)
            .toList();
    Set<String> created = new HashSet<>();
    admin
        .createTopics(missing)
        .values()
        .forEach(
            (name, answer) -> {
              try {
                calls.await("the creation of " + name, answer);
                created.add(name);
                LOG.info("Created topic {}", name);
              } catch (TopicExistsException e) {
                LOG.info("Topic {} was created by somebody else at the same time", name);
              }
            });
    awaitUsable(names(specs));
    return created;
  }

  private NewTopic newTopic(TopicSpec spec) {
    return new NewTopic(topics.name(spec), spec.partitions(), (short) options.replication())
        .configs(spec.configs(options.replication()));
  }

  private void awaitUsable(Collection<String> names) {
    for (long look = options.timeout().dividedBy(PAUSE); !areUsable(names); look--) {
      if (look <= 0) {
        throw new TimeoutException(
            "Expected the topics %s to have leaders within %s, but they have not; are the brokers up?"
                .formatted(names, options.timeout()));
      }
      pause();
    }
  }

  private boolean areUsable(Collection<String> names) {
    Map<String, TopicDescription> found = reader.describe(names);
    return found.size() == names.size()
        && found.values().stream()
            .flatMap(topic -> topic.partitions().stream())
            .allMatch(partition -> partition.leader() != null);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private List<String> names(List<TopicSpec> specs) {
    return specs.stream().map(topics::name).toList();
  }
}
