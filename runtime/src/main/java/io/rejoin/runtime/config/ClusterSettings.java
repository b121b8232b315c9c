package io.rejoin.runtime.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.types.Password;

/** Which cluster a program belongs to, how it reaches it, and how nodes prove who they are. */
public final class ClusterSettings {

  /** The cluster's name. */
  public static final Setting<String> CLUSTER_NAME =
      Setting.text("cluster.name", "rejoin")
          .within(nameLike("of letters, digits, '.', '_' and '-'", "[A-Za-z0-9._-]+"))
          .important()
          .doc(
              """
              Names the cluster in logs, metrics and node ids: a node id is made from it, the \
              address and the epoch, so that it must not change during a cluster's life.""");

  /** What every topic's name begins with. */
  public static final Setting<String> TOPIC_PREFIX =
      Setting.text("topic.prefix", "rejoin.")
          .within(
              nameLike("of at most 200 letters, digits, '.', '_' and '-'", "[A-Za-z0-9._-]{0,200}"))
          .important()
          .doc("Begins the name of every topic. One prefix is one cluster.");

  /** Kafka's brokers. */
  public static final Setting<List<String>> BOOTSTRAP_SERVERS =
      Setting.list("bootstrap.servers", List.of("localhost:9092"))
          .within(Range.FILLED)
          .important()
          .doc("Some of Kafka's brokers, as host:port. The others are found through them.");

  /** Where schemas are. */
  public static final Setting<List<String>> SCHEMA_REGISTRY_URL =
      Setting.list("schema.registry.url", List.of("http://localhost:8081"))
          .within(Range.FILLED)
          .important()
          .doc(
              """
              URLs of the schema registry (Confluent's API), tried in turn. mock://NAME is one \
              inside the process, for tests.""");

  /** Turns values into bytes. */
  public static final Setting<String> VALUE_SERIALIZER =
      Setting.text("value.serializer", "io.rejoin.schemas.serde.AvroSerializer")
          .within(Range.FILLED)
          .minor()
          .doc(
              """
              Class that turns Avro records into bytes, such as \
              io.confluent.kafka.serializers.KafkaAvroSerializer. Gets all settings under kafka.""");

  /** Turns bytes into values. */
  public static final Setting<String> VALUE_DESERIALIZER =
      Setting.text("value.deserializer", "io.rejoin.schemas.serde.AvroDeserializer")
          .within(Range.FILLED)
          .minor()
          .doc("Class that turns bytes into Avro records. Gets all settings under kafka.");

  /** How inputs prove who wrote them. */
  public static final Setting<String> PROOF_LEVEL =
      Setting.text("proof.level", "none")
          .oneOf("none", "token")
          .important()
          .doc(
              """
              none: whoever may write to the topics is believed. token: every input carries an \
              HMAC made with a secret.""");

  /** The secret that this program signs with. */
  public static final Setting<Optional<Password>> PROOF_TOKEN =
      Setting.secret("proof.token")
          .important()
          .doc("The secret of proof level token, one for all nodes or this node's own.");

  /** The secrets that the registry believes. */
  public static final Setting<Optional<String>> PROOF_TOKENS_FILE =
      Setting.optionalText("proof.tokens.file")
          .doc(
              """
              Properties file with one secret an address, for proof level token. An address that \
              is not in it is held against proof.token.""");

  /** The section that every program has. */
  public static final SettingsTable TABLE =
      SettingsTable.of(
              "Cluster",
              "The same for every program of a cluster.",
              List.of(
                  CLUSTER_NAME,
                  TOPIC_PREFIX,
                  BOOTSTRAP_SERVERS,
                  SCHEMA_REGISTRY_URL,
                  VALUE_SERIALIZER,
                  VALUE_DESERIALIZER,
                  PROOF_LEVEL,
                  PROOF_TOKEN,
                  PROOF_TOKENS_FILE))
          .checking(ClusterSettings::tokenIsThere);

  private ClusterSettings() {}

  private static Optional<String> tokenIsThere(Settings settings) {
    boolean needed = settings.get(PROOF_LEVEL).equals("token");
    boolean given =
        settings.get(PROOF_TOKEN).isPresent() || settings.get(PROOF_TOKENS_FILE).isPresent();
    return needed && !given
        ? Optional.of(
            "Expected proof.token or proof.tokens.file to be set, but proof.level is token and"
                + " neither is")
        : Optional.empty();
  }

  private static Range nameLike(String text, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return new Range(text, value -> compiled.matcher(value.toString()).matches());
  }
}
