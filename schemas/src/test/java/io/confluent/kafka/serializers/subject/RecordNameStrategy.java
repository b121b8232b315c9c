package io.confluent.kafka.serializers.subject;

/** Bears the name that configurations use; only the name counts. */
public final class RecordNameStrategy {

  private RecordNameStrategy() {}
}
