package io.rejoin.gate;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.feed.FeedEnvironment;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.produce.ReporterEnvironment;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.runtime.topic.TopicValues;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.proof.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** What the gate's parts share of Kafka and the schema registry, made from the settings. */
final class GateTools implements AutoCloseable {

  private static final String CLIENT = "rejoin-gate";

  private final Settings settings;
  private final Meters meters;
  private final KafkaSettings kafka;
  private final TopicValues values;

  GateTools(Settings settings, Meters meters) {
    this.settings = settings;
    this.meters = meters;
    this.kafka = new KafkaSettings(settings);
    this.values = new TopicValues(settings);
  }

  TopicValues values() {
    return values;
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
        values.codec(values.topics().applied(), Codecs.APPLIED),
        values.codec(values.topics().reports(), Codecs.BACKEND_REPORT),
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
    values.close();
  }
}
