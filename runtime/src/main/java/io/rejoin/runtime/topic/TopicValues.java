package io.rejoin.runtime.topic;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The names of a cluster's topics, and how their values are read and written: with whatever
 * serialisers the settings name. Safe on any thread.
 */
public final class TopicValues implements AutoCloseable {

  private final Topics topics;
  private final Serializer<Object> serializer;
  private final Deserializer<Object> deserializer;

  /**
   * @param settings with those of {@link ClusterSettings#TABLE}
   */
  public TopicValues(Settings settings) {
    this.topics = Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX));
    Map<String, Object> config = new KafkaSettings(settings).serde();
    config.put("value.serializer", settings.get(ClusterSettings.VALUE_SERIALIZER));
    config.put("value.deserializer", settings.get(ClusterSettings.VALUE_DESERIALIZER));
    ValueSerdes serdes = new ValueSerdes(config);
    this.serializer = serdes.serializer();
    this.deserializer = serdes.deserializer(Codecs.all().stream().map(Codec::schema).toList());
  }

  /** Their names. */
  public Topics topics() {
    return topics;
  }

  /** Writes any topic's values; closed with this. */
  public Serializer<Object> serializer() {
    return serializer;
  }

  /** Reads any topic's values; closed with this. */
  public Deserializer<Object> deserializer() {
    return deserializer;
  }

  /** The values of one topic. */
  public <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(topic, codec, serializer, deserializer);
  }

  /** What a feed follows: it waits while the schema registry does not answer. */
  public <V> FeedSource<V> source(String topic, Codec<V> codec) {
    TopicCodec<V> bound = codec(topic, codec);
    return FeedSource.<V>of(topic, (key, value, headers) -> bound.read(value))
        .waitingOut(e -> SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE);
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
