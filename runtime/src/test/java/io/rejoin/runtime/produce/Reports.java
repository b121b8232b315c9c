package io.rejoin.runtime.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reports of texts. */
final class Reports {

  static final RecordMetadata POSITION =
      new RecordMetadata(new TopicPartition("t", 0), 7, 0, 0, 1, 1);

  private Reports() {}

  static Report must(String topic, String key, String value) {
    return Report.must(record(topic, key, value));
  }

  static Report fresh(String topic, String key, String value) {
    return Report.fresh(record(topic, key, value), Duration.ofSeconds(2));
  }

  static String value(ProducerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
    return new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }
}
