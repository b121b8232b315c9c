package io.rejoin.registry.intake;

import static io.rejoin.registry.intake.IntakeRig.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.RegistryUnavailableException;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record that cannot be read now is no bad record: it waits. */
final class SchemaRegistryAwayTest {

  private final FailingDeserializer failing = new FailingDeserializer();
  private final IntakeRig rig = new IntakeRig(failing);

  /** Fails so many times as if no registry answered, then reads. */
  private static final class FailingDeserializer implements Deserializer<Object> {
    private Deserializer<Object> real;
    private int failures;

    @Override
    public Object deserialize(String topic, byte[] bytes) {
      if (failures > 0) {
        failures--;
        throw new RegistryUnavailableException(3, List.of("http://registry: refused"), null);
      }
      return real.deserialize(topic, bytes);
    }
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldTryAgainWhenSchemaRegistryComesBack() {
    failing.real = rig.deserializer();
    failing.failures = 3;

    rig.send("node-1", InputFixtures.registration(TOPICS, ""));

    assertThat(rig.pauses).hasSize(3);
    assertThat(rig.controlRecords()).hasSize(1);
    assertThat(rig.deadLetters()).isEmpty();
  }

  @Test
  void shouldStopTaskAndSetNothingAsideWhenSchemaRegistryStaysAway() {
    failing.failures = 4;

    assertThatThrownBy(() -> rig.send("node-1", InputFixtures.registration(TOPICS, "")))
        .isInstanceOf(StreamsException.class)
        .hasRootCauseInstanceOf(RegistryUnavailableException.class);

    assertThat(rig.controlRecords()).isEmpty();
    assertThat(rig.deadLetters()).isEmpty();
  }
}
