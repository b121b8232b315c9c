package io.rejoin.registry.intake;

import io.rejoin.schemas.topic.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** Tombstones in input topics. */
public final class Tombstones {

  private Tombstones() {}

  /** Whether the registry itself wrote it, when it removed a node: it asks for nothing. */
  public static boolean isOurs(Record<byte[], byte[]> record) {
    return record.value() == null && record.headers().lastHeader(Headers.OWN) != null;
  }
}
