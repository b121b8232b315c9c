package io.rejoin.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.LogStarted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a control log: writes its first record, which names the cluster and the base that is added
 * to offsets to give revisions. The base is above every revision that the state topics know, so
 * that a log made anew goes on where the old one ended, and readers drop nothing.
 *
 * <p>Of several at once the one that created the topic writes; the others wait a while for it, and
 * write only if it has died in between. Should it still live, the record stands there twice, says
 * the same, and the second one changes nothing. No transaction guards it, because its markers would
 * be holes in a log that must not have any.
 */
public final class ControlLog {

  private static final Logger LOG = LoggerFactory.getLogger(ControlLog.class);

  /** Bases are multiples of this, far above what may be missing from the end of a state topic. */
  static final long STEP = 1_000_000;

  private final Topics topics;
  private final TopicCodec<Control> codec;
  private final Map<String, Object> client;
  private final String cluster;
  private final Duration patience;

  /**
   * @param codec of {@code control}
   * @param client configuration of Kafka's clients: bootstrap servers, security
   * @param cluster the cluster's name
   * @param patience for somebody else's first record, and for Kafka's answers
   */
  public ControlLog(
      Topics topics,
      TopicCodec<Control> codec,
      Map<String, Object> client,
      String cluster,
      Duration patience) {
    this.topics = topics;
    this.codec = codec;
    this.client = Map.copyOf(client);
    this.cluster = cluster;
    this.patience = patience;
  }

  /**
   * Writes the first record if the log has none. A log that retention has emptied is not new: its
   * offsets go on, and nothing is written.
   *
   * @param created whether the caller has just created the topic, and so writes at once
   * @return what was written; empty when the log had begun
   */
  Optional<LogStarted> startIfEmpty(boolean created) {
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(reading())) {
      if (hasBegun(consumer, created ? Duration.ZERO : patience)) {
        return Optional.empty();
      }
      long highest = new RevisionScan(consumer, patience).highest(topics.revised());
      LogStarted first = new LogStarted(cluster, baseAbove(highest));
      write(first);
      LOG.info("Control log of cluster {} begins at revision {}", cluster, first.base());
      return Optional.of(first);
    }
  }

  /** 0 for a fresh cluster, else the next round number. */
  static long baseAbove(long highest) {
    return highest < 0 ? 0 : (highest / STEP + 1) * STEP;
  }

  private boolean hasBegun(Consumer<byte[], byte[]> consumer, Duration wait) {
    TopicPartition log = new TopicPartition(topics.control(), 0);
    if (consumer.endOffsets(List.of(log), patience).get(log) > 0) {
      return true;
    }
    consumer.assign(List.of(log));
    consumer.seekToBeginning(List.of(log));
    return !consumer.poll(wait).isEmpty();
  }

  private void write(LogStarted first) {
    Control record = Control.own(ReservedKeys.LOG, first);
    ProducerRecord<byte[], byte[]> send =
        new ProducerRecord<>(
            topics.control(), 0, ReservedKeys.LOG.getBytes(UTF_8), codec.write(record));
    RecordHeaders.put(send.headers(), Headers.TYPE, "LogStarted");
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(writing())) {
      new KafkaCalls(patience)
          .await("the first record of " + topics.control(), producer.send(send));
    }
  }

  private Map<String, Object> reading() {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return config;
  }

  private Map<String, Object> writing() {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    return config;
  }
}
