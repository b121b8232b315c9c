package io.rejoin.registry.decisions;

import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.store.ClusterStores;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with its production settings, one record at a time. */
final class StageDriver implements AutoCloseable {

  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> control;

  StageDriver() {
    this(NoTopics::new, Decisions::decide);
  }

  StageDriver(Supplier<StateTopics> topics, Decider decider) {
    Properties settings = new Properties();
    settings.putAll(DecisionTopology.settings());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, Fixtures.APPLICATION);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    driver =
        new TopologyTestDriver(DecisionTopology.build(Fixtures.stage(topics, decider)), settings);
    control =
        driver.createInputTopic(
            Fixtures.TOPICS.control(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  StageDriver pipe(LogScript script) {
    return pipe(script.records());
  }

  StageDriver pipe(List<LogRecord> records) {
    for (LogRecord record : records) {
      control.pipeInput(
          new TestRecord<>(record.key(), record.value(), record.headers(), record.atMs()));
    }
    return this;
  }

  /** What was said in a topic since it was asked last. */
  List<Utterance> said(Output topic) {
    return driver
        .createOutputTopic(
            topic.topic(Fixtures.TOPICS), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(record -> Utterance.of(topic, record))
        .toList();
  }

  List<Utterance> saidEverywhere() {
    List<Utterance> all = new ArrayList<>();
    for (Output topic : Output.values()) {
      all.addAll(said(topic));
    }
    return all;
  }

  KeyValueStore<String, byte[]> state() {
    return driver.getKeyValueStore(ClusterStores.STATE);
  }

  void passWallClock(java.time.Duration time) {
    driver.advanceWallClockTime(time);
  }

  @Override
  public void close() {
    driver.close();
  }
}
