package io.rejoin.schemas.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds an observed topic against its spec. Pure; all problems are found, not just the first.
 *
 * @param replication that topics shall have, at least
 * @param mending for the commands
 */
record TopicCheck(int replication, Mending mending) {

  /**
   * What is wrong with a topic.
   *
   * @param name full name
   * @param topic null when it does not exist
   */
  List<TopicProblem> problems(TopicSpec spec, String name, ObservedTopic topic) {
    if (topic == null) {
      return List.of(new TopicProblem(name, "existence", "certain", "missing", mending.create()));
    }
    List<TopicProblem> problems = new ArrayList<>();
    checkPartitions(spec, topic, problems);
    checkReplication(topic, problems);
    checkInSync(topic, problems);
    for (Setting setting : spec.settings()) {
      checkSetting(setting, topic, problems);
    }
    return problems;
  }

  /** The control log without its first record: whoever created it died before writing that. */
  TopicProblem notBegun(String name) {
    return new TopicProblem(name, "first record", "written", "missing", mending.create());
  }

  /** A feature of the brokers that is at too low a level. */
  TopicProblem feature(String name, int wanted, int level) {
    return new TopicProblem(
        TopicProblem.CLUSTER,
        name,
        "at least " + wanted,
        String.valueOf(level),
        mending.feature(name, wanted));
  }

  private void checkPartitions(TopicSpec spec, ObservedTopic topic, List<TopicProblem> problems) {
    if (spec.single() && topic.partitions() != 1) {
      problems.add(
          new TopicProblem(
              topic.name(),
              "partitions",
              "1",
              String.valueOf(topic.partitions()),
              mending.createAnew(topic.name())));
    } else if (topic.partitions() < spec.partitions()) {
      problems.add(
          new TopicProblem(
              topic.name(),
              "partitions",
              "at least " + spec.partitions(),
              String.valueOf(topic.partitions()),
              mending.partitions(topic.name(), spec.partitions())));
    }
  }

  private void checkReplication(ObservedTopic topic, List<TopicProblem> problems) {
    if (topic.replication() < replication) {
      problems.add(
          new TopicProblem(
              topic.name(),
              "replication",
              "at least " + replication,
              String.valueOf(topic.replication()),
              mending.replicas(topic, replication)));
    }
  }

  /** Too few in sync loses what was acknowledged; more than there are lets nobody write. */
  private void checkInSync(ObservedTopic topic, List<TopicProblem> problems) {
    int wanted = TopicSpec.minInSync(replication);
    int most = Math.max(wanted, topic.replication());
    String actual = topic.configs().getOrDefault(TopicSpec.MIN_IN_SYNC, "1");
    int inSync = Integer.parseInt(actual);
    if (inSync < wanted || inSync > most) {
      problems.add(
          new TopicProblem(
              topic.name(),
              TopicSpec.MIN_IN_SYNC,
              wanted + " to " + most,
              actual,
              mending.config(topic.name(), TopicSpec.MIN_IN_SYNC, String.valueOf(wanted))));
    }
  }

  private void checkSetting(Setting setting, ObservedTopic topic, List<TopicProblem> problems) {
    String actual = topic.configs().getOrDefault(setting.name(), "");
    if (!holds(setting, actual)) {
      problems.add(
          new TopicProblem(
              topic.name(),
              setting.name(),
              (setting.rule() == Setting.Rule.AT_LEAST ? "at least " : "") + setting.value(),
              actual.isEmpty() ? "not set" : actual,
              mending.config(topic.name(), setting.name(), setting.value())));
    }
  }

  private static boolean holds(Setting setting, String actual) {
    return switch (setting.rule()) {
      case EXACTLY -> items(setting.value()).equals(items(actual));
      case AT_LEAST -> !actual.isEmpty() && limit(actual) >= limit(setting.value());
      case ADVISED -> true;
    };
  }

  private static Set<String> items(String list) {
    return Set.copyOf(List.of(list.replace(" ", "").split(",")));
  }

  private static long limit(String number) {
    long limit = Long.parseLong(number);
    return limit < 0 ? Long.MAX_VALUE : limit;
  }
}
