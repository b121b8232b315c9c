package io.rejoin.agent.link;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Turns the values of all topics of a link into bytes and back, by one pair of serialisers. */
record KafkaValues(Serializer<Object> serializer, Deserializer<Object> deserializer)
    implements AutoCloseable {

  /** Values of any compatible version are read as if this version had written them. */
  static KafkaValues of(ValueSerdes serdes) {
    List<Schema> read =
        List.of(Codecs.RESULT.schema(), Codecs.KICK.schema(), Codecs.ASSIGNMENT.schema());
    return new KafkaValues(serdes.serializer(), serdes.deserializer(read));
  }

  <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(topic, codec, serializer, deserializer);
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
