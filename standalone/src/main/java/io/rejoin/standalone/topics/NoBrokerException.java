package io.rejoin.standalone.topics;

import org.apache.kafka.common.KafkaException;

/** Kafka did not answer; the message says where it was looked for. */
public final class NoBrokerException extends KafkaException {

  private static final long serialVersionUID = 1L;

  NoBrokerException(String servers, Throwable cause) {
    super(
        "Expected Kafka to answer at %s, but: %s. Start it, or name other brokers with --bootstrap-servers"
            .formatted(servers, cause.getMessage()),
        cause);
  }
}
