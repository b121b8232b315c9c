package io.rejoin.schemas.topic;

import java.util.List;
import java.util.Optional;

/**
 * The catalogue of topics under a cluster's prefix. A cluster is one prefix: the same specs under
 * another prefix are another cluster.
 */
public final class Topics {

  /** What a cluster is called by default. */
  public static final String DEFAULT_PREFIX = "rejoin.";

  private static final List<TopicSpec> SPECS =
      List.of(
          InputTopics.REGISTRATIONS,
          InputTopics.CLUSTER_IPS,
          InputTopics.ASSIGNMENTS,
          InputTopics.HEARTBEATS,
          InputTopics.COMMANDS,
          InputTopics.REPORTS,
          InputTopics.APPLIED,
          RegistryTopics.CONTROL,
          RegistryTopics.NODES,
          RegistryTopics.LEADERS,
          RegistryTopics.ROUTES,
          RegistryTopics.RESULTS,
          RegistryTopics.KICKS,
          RegistryTopics.AUDIT,
          RegistryTopics.DEAD_LETTERS);

  private final String prefix;

  private Topics(String prefix) {
    this.prefix = prefix;
  }

  /** The topics whose names begin with this prefix, which may be empty. */
  public static Topics withPrefix(String prefix) {
    return new Topics(prefix);
  }

  /** All topics, inputs first. */
  public static List<TopicSpec> specs() {
    return SPECS;
  }

  public String prefix() {
    return prefix;
  }

  /** The full name of a topic of the catalogue. */
  public String name(TopicSpec spec) {
    return prefix + spec.name();
  }

  /** The catalogue's entry of a topic by its full name; empty for a topic that is none of ours. */
  public Optional<TopicSpec> spec(String fullName) {
    return SPECS.stream().filter(spec -> name(spec).equals(fullName)).findFirst();
  }

  /** The topics that intake puts in order. */
  public List<String> intake() {
    return List.of(registrations(), clusterIps(), assignments(), commands(), reports(), applied());
  }

  /** The topics whose records carry revisions. */
  public List<String> revised() {
    return List.of(nodes(), leaders(), routes(), results(), kicks(), audit());
  }

  public String registrations() {
    return name(InputTopics.REGISTRATIONS);
  }

  public String clusterIps() {
    return name(InputTopics.CLUSTER_IPS);
  }

  public String assignments() {
    return name(InputTopics.ASSIGNMENTS);
  }

  public String heartbeats() {
    return name(InputTopics.HEARTBEATS);
  }

  public String commands() {
    return name(InputTopics.COMMANDS);
  }

  public String reports() {
    return name(InputTopics.REPORTS);
  }

  public String applied() {
    return name(InputTopics.APPLIED);
  }

  public String control() {
    return name(RegistryTopics.CONTROL);
  }

  public String nodes() {
    return name(RegistryTopics.NODES);
  }

  public String leaders() {
    return name(RegistryTopics.LEADERS);
  }

  public String routes() {
    return name(RegistryTopics.ROUTES);
  }

  public String results() {
    return name(RegistryTopics.RESULTS);
  }

  public String kicks() {
    return name(RegistryTopics.KICKS);
  }

  public String audit() {
    return name(RegistryTopics.AUDIT);
  }

  public String deadLetters() {
    return name(RegistryTopics.DEAD_LETTERS);
  }

  /**
   * No topic, but the name under which the schema of the marks' position is registered, as if it
   * were one: marks stand in several topics, whose own subjects belong to their values.
   */
  public String position() {
    return prefix + "position";
  }
}
