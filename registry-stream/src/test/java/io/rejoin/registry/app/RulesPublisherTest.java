package io.rejoin.registry.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.config.Settings;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class RulesPublisherTest {

  private final MarkedNodes nodes = new MarkedNodes();
  private final TopicCodec<Control> codec =
      RegistryCluster.codec(RegistryCluster.TOPICS.control(), Codecs.CONTROL);
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  private void start(Map<String, String> changed) throws Exception {
    Settings settings = RegistryCluster.settings("localhost:1", changed);
    RulesInForce inForce =
        new RulesInForce(nodes.feed(), MarkedNodes.MARKS, RulesSettings.rules(settings, 0));
    new RulesPublisher(settings, inForce, codec, producer).start();
  }

  private Rules published() {
    assertThat(producer.history()).hasSize(1);
    return (Rules) codec.read(producer.history().get(0).value()).input();
  }

  @Test
  void shouldSayNothingWhenTheRulesInForceAreTheSettings() throws Exception {
    nodes.mark(5, Rules.DEFAULT);

    start(Map.of());

    assertThat(producer.history()).isEmpty();
  }

  @Test
  void shouldSayNothingWhenAnEarlierChangeIsInForce() throws Exception {
    Settings settings = RegistryCluster.settings("localhost:1", Map.of("term.ms", "9000"));
    nodes.mark(5, RulesSettings.rules(settings, 4));

    start(Map.of("term.ms", "9000"));

    assertThat(producer.history()).isEmpty();
  }

  @Test
  void shouldRaiseTheVersionWhenTheSettingsDiffer() throws Exception {
    Settings settings = RegistryCluster.settings("localhost:1", Map.of("term.ms", "9000"));
    nodes.mark(5, RulesSettings.rules(settings, 4));

    start(Map.of("term.ms", "10000"));

    assertThat(published().version()).isEqualTo(5);
    assertThat(published().termMs()).isEqualTo(10_000);
  }

  @Test
  void shouldChangeTheDefaultsOfAnEmptyCluster() throws Exception {
    start(Map.of("suspect.after.ms", "4000"));

    assertThat(published().version()).isEqualTo(Rules.DEFAULT.version() + 1);
    assertThat(published().suspectAfterMs()).isEqualTo(4_000);
  }

  @Test
  void shouldWriteUnderTheReservedKeyIntoTheOnePartition() throws Exception {
    start(Map.of("term.ms", "9000"));

    ProducerRecord<byte[], byte[]> record = producer.history().get(0);
    assertThat(record.topic()).isEqualTo(RegistryCluster.TOPICS.control());
    assertThat(record.partition()).isZero();
    assertThat(new String(record.key(), UTF_8)).isEqualTo(ReservedKeys.RULES);
    assertThat(RecordHeaders.text(record.headers(), Headers.TYPE)).isEqualTo("Rules");
  }

  @Test
  void shouldLeaveTheRulesInForceWhenItMayNotChangeThem() throws Exception {
    start(Map.of("term.ms", "9000", "rules.apply", "false"));

    assertThat(producer.history()).isEmpty();
  }

  @Test
  void shouldNotStartWhenTheRulesCannotBeWritten() {
    producer.sendException = new TopicAuthorizationException("no WRITE on control");

    assertThatThrownBy(() -> start(Map.of("term.ms", "9000")))
        .isInstanceOf(TopicAuthorizationException.class);
  }
}
