package io.rejoin.registry.intake;

import static io.rejoin.registry.intake.IntakeRig.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.topic.Origin;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the life of a task does to its processor. */
final class IntakeProcessorTest {

  private final IntakeRig rig = new IntakeRig();
  private final IntakeProcessor processor =
      new IntakeProcessor(rig.parts(ProofCheck.none(), rig.deserializer()), IntakeRig::topicId);
  private final byte[] value = rig.bytes(InputFixtures.registration(TOPICS, ""));

  @TempDir private Path stateDir;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldTickOnlyOnceASecondWhenTaskIsSuspendedAndGoesOn() {
    MockProcessorContext<byte[], byte[]> context = context(0);
    processor.init(context);
    processor.close();
    processor.init(context);

    List<CapturedPunctuator> schedules = context.scheduledPunctuators();
    assertThat(schedules).extracting(CapturedPunctuator::cancelled).containsExactly(true, false);
  }

  @Test
  void shouldNotTickWhenTaskOwnsOtherPartitions() {
    MockProcessorContext<byte[], byte[]> context = context(1);
    processor.init(context);

    assertThat(context.scheduledPunctuators()).isEmpty();
    processor.close();
  }

  @Test
  void shouldChainEachPartitionByItselfAndBeginAnewWhenTaskIsInitialisedAgain() {
    MockProcessorContext<byte[], byte[]> context = context(2);
    processor.init(context);
    take(context, 2, 10);
    take(context, 2, 15);
    processor.close();
    processor.init(context);
    take(context, 2, 15);
    take(context, 2, 16);

    assertThat(context.forwarded())
        .extracting(forwarded -> Origin.read(forwarded.record().headers()).orElseThrow())
        .extracting(origin -> origin.source().offset() + " after " + origin.before())
        .containsExactly("10 after -1", "15 after 10", "15 after -1", "16 after 15");
    processor.close();
  }

  private void take(MockProcessorContext<byte[], byte[]> context, int partition, long offset) {
    context.setRecordMetadata(TOPICS.registrations(), partition, offset);
    processor.process(new Record<>("node-1".getBytes(UTF_8), value, 0, new RecordHeaders()));
  }

  private MockProcessorContext<byte[], byte[]> context(int partition) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "intake-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    File directory = stateDir.toFile();
    return new MockProcessorContext<>(config, new TaskId(0, partition), directory);
  }
}
