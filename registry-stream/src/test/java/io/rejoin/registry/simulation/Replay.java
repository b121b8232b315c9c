package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.decisions.DecisionMeters;
import io.rejoin.registry.decisions.DecisionStage;
import io.rejoin.registry.decisions.DecisionTopology;
import io.rejoin.registry.decisions.Witness;
import io.rejoin.registry.decisions.wire.Output;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Invariant 7: the control log of a scenario once more, from its first record, through the
 * production topology with its settings, stores and sinks. Every topic must get the same bytes, in
 * the same order, as those who decided live said first.
 */
final class Replay implements AutoCloseable {

  private final TopologyTestDriver driver;

  Replay() {
    Properties settings = new Properties();
    settings.putAll(DecisionTopology.settings());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "simulated");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    Witness witness = new Witness(new DecisionMeters(new SimpleMeterRegistry()));
    DecisionStage stage =
        new DecisionStage(
            Wire.TOPICS,
            Wire.CODECS,
            Decisions::decide,
            () -> new CommittedTopics(new Broker()),
            witness);
    driver = new TopologyTestDriver(DecisionTopology.build(stage), settings);
  }

  /** Decides all of it again. */
  Replay run(List<Verdicts.Verdict> verdicts) {
    TestInputTopic<byte[], byte[]> control =
        driver.createInputTopic(
            Wire.TOPICS.control(), new ByteArraySerializer(), new ByteArraySerializer());
    for (Verdicts.Verdict verdict : verdicts) {
      Entry entry = verdict.input();
      control.pipeInput(
          new TestRecord<>(
              entry.key(), entry.value(), entry.copiedHeaders(), Math.max(0, entry.atMs())));
    }
    return this;
  }

  void saysTheSame(List<Verdicts.Verdict> verdicts) {
    for (Output output : Output.values()) {
      List<Entry> live =
          verdicts.stream()
              .flatMap(verdict -> verdict.said().stream())
              .filter(said -> said.to() == output)
              .map(Verdicts.Said::entry)
              .toList();
      List<TestRecord<byte[], byte[]>> again =
          driver
              .createOutputTopic(
                  output.topic(Wire.TOPICS),
                  new ByteArrayDeserializer(),
                  new ByteArrayDeserializer())
              .readRecordsToList();
      assertThat(again).as("7: replayed to %s", output).hasSameSizeAs(live);
      for (int i = 0; i < live.size(); i++) {
        TestRecord<byte[], byte[]> record = again.get(i);
        assertThat(live.get(i).says(record.key(), record.value(), record.headers()))
            .as("7: %s in %s, replayed", live.get(i), output)
            .isTrue();
      }
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
