package io.rejoin.schemas.topic;

/**
 * Something about a topic that is not as it must be.
 *
 * @param topic full name; {@link #CLUSTER} for what concerns the brokers
 * @param setting what is wrong: a configuration's name, or "partitions", "replication", …
 * @param expected in words
 * @param actual in words
 * @param command that mends it, to be typed into a shell
 */
public record TopicProblem(
    String topic, String setting, String expected, String actual, String command) {

  /** In place of a topic's name. */
  public static final String CLUSTER = "the cluster";

  /** The problem as a sentence, with what mends it. */
  public String text() {
    return "Expected %s of %s to be %s, but it is %s. What mends it: %s"
        .formatted(setting, topic, expected, actual, command);
  }
}
