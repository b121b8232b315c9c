package io.rejoin.schemas.serde;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** How a subject is named. Chosen by Confluent's class names, with or without their package. */
enum SubjectNameStrategy {
  TOPIC("TopicNameStrategy"),
  RECORD("RecordNameStrategy"),
  TOPIC_RECORD("TopicRecordNameStrategy");

  static final String DEFAULT = "TopicNameStrategy";

  private final String className;

  SubjectNameStrategy(String className) {
    this.className = className;
  }

  /**
   * Finds a strategy by class name.
   *
   * @param setting where the name stands, for the text
   */
  static SubjectNameStrategy named(String setting, String name) {
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(strategy -> strategy.className.equals(simpleName))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "Expected %s to be one of %s, but it is %s."
                        .formatted(setting, names(), name)));
  }

  static String names() {
    return Arrays.stream(values())
        .map(strategy -> strategy.className)
        .collect(Collectors.joining(", "));
  }

  String subject(String topic, boolean isKey, Schema schema) {
    return switch (this) {
      case TOPIC -> topic + (isKey ? "-key" : "-value");
      case RECORD -> schema.getFullName();
      case TOPIC_RECORD -> topic + "-" + schema.getFullName();
    };
  }
}
