package io.rejoin.gate;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.feed.FeedEnvironment;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.produce.ReporterEnvironment;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** What the gate's parts share of Kafka and the schema registry, made from the settings. */
final class GateTools implements AutoCloseable {

  private static final String CLIENT = "rejoin-gate";

  private final Settings settings;
  private final Meters meters;
  private final KafkaSettings kafka;
  private final Topics topics;
  private final Serializer<Object> serializer;
  private final Deserializer<Object> deserializer;

  GateTools(Settings settings, Meters meters) {
    this.settings = settings;
    this.meters = meters;
    this.kafka = new KafkaSettings(settings);
    this.topics = Topics.withPrefix(settings.get(ClusterSettings.TOPIC_PREFIX));
    Map<String, Object> config = kafka.serde();
    config.put("value.serializer", settings.get(ClusterSettings.VALUE_SERIALIZER));
    config.put("value.deserializer", settings.get(ClusterSettings.VALUE_DESERIALIZER));
    ValueSerdes serdes = new ValueSerdes(config);
    this.serializer = serdes.serializer();
    this.deserializer = serdes.deserializer(Codecs.all().stream().map(Codec::schema).toList());
  }

  Topics topics() {
    return topics;
  }

  private <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(topic, codec, serializer, deserializer);
  }

  <V> FeedSource<V> source(String topic, Codec<V> codec) {
    TopicCodec<V> bound = codec(topic, codec);
    return FeedSource.<V>of(topic, (key, value, headers) -> bound.read(value))
        .waitingOut(e -> SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE);
  }

  FeedEnvironment reading() {
    return new FeedEnvironment(
        kafka.consumer(CLIENT),
        kafka.admin(CLIENT),
        meters.clients(),
        TimeSource.system(),
        new SecureRandom());
  }

  ReporterEnvironment writing() {
    return new ReporterEnvironment(
        kafka.producer(CLIENT), meters.clients(), System::nanoTime, new SecureRandom());
  }

  /** In which words the gate speaks to the registry. */
  Tidings.Voice voice(String address) {
    return new Tidings.Voice(
        codec(topics.applied(), Codecs.APPLIED),
        codec(topics.reports(), Codecs.BACKEND_REPORT),
        signer(address));
  }

  /** Signs in the gate's name; empty under proof level none. */
  private Optional<ProofSigner> signer(String address) {
    boolean needed = !settings.get(ClusterSettings.PROOF_LEVEL).equals("none");
    return settings
        .get(ClusterSettings.PROOF_TOKEN)
        .filter(token -> needed)
        .map(Password::value)
        .map(token -> Secret.of(token.getBytes(StandardCharsets.UTF_8)))
        .map(secret -> new ProofSigner(address, secret, counter()));
  }

  private static ProofCounter counter() {
    return new ProofCounter(TimeSource.system().wall().millis(), 0);
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
