package io.rejoin.runtime.produce;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reports with the same one stand in the same slot. */
record SlotKey(String topic, ByteBuffer key) {

  static SlotKey of(ProducerRecord<byte[], byte[]> record) {
    return new SlotKey(record.topic(), ByteBuffer.wrap(record.key()));
  }
}
