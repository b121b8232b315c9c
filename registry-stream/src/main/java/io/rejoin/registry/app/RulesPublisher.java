package io.rejoin.registry.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Part;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.ReservedKeys;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the settings' rules into force where they differ: one record in the control log, of the
 * next version. Instances that start with other settings raise the version again; the last one to
 * start has its way, and says so.
 */
final class RulesPublisher implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(RulesPublisher.class);
  private static final long SEND_MS = 30_000;

  private final Settings settings;
  private final RulesInForce inForce;
  private final TopicCodec<Control> codec;
  private final Producer<byte[], byte[]> producer;

  /**
   * @param inForce to be filled when this starts
   */
  RulesPublisher(
      Settings settings,
      RulesInForce inForce,
      TopicCodec<Control> codec,
      Producer<byte[], byte[]> producer) {
    this.settings = settings;
    this.inForce = inForce;
    this.codec = codec;
    this.producer = producer;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void start() throws Exception {
    Rules now = inForce.isKnown() ? inForce.get() : Rules.DEFAULT;
    Rules wanted = RulesSettings.rules(settings, now.version());
    if (wanted.equals(now)) {
      return;
    }
    if (!settings.get(RulesSettings.APPLY)) {
      LOG.warn("The settings' rules differ from those in force, which stay: rules.apply is false");
      return;
    }
    publish(RulesSettings.rules(settings, now.version() + 1));
  }

  private void publish(Rules rules) throws Exception {
    byte[] value = codec.write(Control.own(ReservedKeys.RULES, rules));
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(codec.topic(), 0, ReservedKeys.RULES.getBytes(UTF_8), value);
    RecordHeaders.put(record.headers(), Headers.TYPE, "Rules");
    producer.send(record).get(SEND_MS, TimeUnit.MILLISECONDS);
    LOG.info("Rules {} are written to the control log", rules.version());
  }

  /** Rules stay in force. */
  @Override
  public void stop() {}
}
