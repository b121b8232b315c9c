package io.rejoin.registry.intake;

import static io.rejoin.registry.intake.IntakeRig.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.topic.TopicSpec;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

final class ControlWriterTest {

  @Test
  void shouldNameProblemWhenEnvelopeMakesRecordTooLarge() {
    try (IntakeRig rig = new IntakeRig()) {
      StageParts parts = rig.parts(ProofCheck.none(), rig.deserializer());
      TopicSpec spec = parts.spec(TOPICS.control());
      ControlWriter writer =
          new ControlWriter(parts.codec(TOPICS.control(), Codecs.CONTROL), spec, parts.patience());
      Record<byte[], byte[]> fits = writer.record(registration(60_000), 0);
      Record<byte[], byte[]> tooLarge = writer.record(registration(spec.maxRecordBytes()), 0);

      assertThat(writer.problem(fits)).isNull();
      assertThat(writer.problem(tooLarge).cause()).isEqualTo("Oversized");
    }
  }

  private static Control registration(int bytes) {
    return Control.own("node-1", InputFixtures.registration(TOPICS, "x".repeat(bytes)).value());
  }
}
