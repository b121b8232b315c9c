package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports that are lost after they were found free; Kafka itself halts the JVM for one of them. */
class KafkaNodeIT {
  @TempDir Path logDir;

  private HostPort free;

  @BeforeEach
  void prepare() {
    new BrokerStorage(logDir).prepare();
    free = new HostPort(TakenPort.HOST, new FreePorts(new SplittableRandom()).pick(TakenPort.HOST));
  }

  @Test
  void shouldThrowBindExceptionWhenControllerLosesItsPort() throws IOException {
    // given
    try (TakenPort taken = new TakenPort()) {

      // when, then
      assertThatThrownBy(() -> start(free, taken.address())).isInstanceOf(BindException.class);
      assertThat(free.obstacle()).isEmpty();
    }
  }

  @Test
  void shouldThrowBindExceptionWhenBrokerLosesItsPort() throws IOException {
    // given
    try (TakenPort taken = new TakenPort()) {

      // when, then
      assertThatThrownBy(() -> start(taken.address(), free)).isInstanceOf(BindException.class);
      assertThat(free.obstacle()).isEmpty();
    }
  }

  private void start(HostPort client, HostPort controller) throws BindException {
    KafkaNode.start(BrokerSettings.of(client, controller, logDir, Map.of())).stop();
  }
}
