package io.rejoin.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.Wellbeing;
import io.rejoin.schemas.value.Health;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProberTest {

  private final BlockingQueue<Wellbeing> told = new LinkedBlockingQueue<>();

  @Test
  void shouldTellEachChangeOnceWhenTheServiceComesAndGoes() throws Exception {
    ServerSocket service = listen(0);
    int port = service.getLocalPort();
    Prober prober = new Prober(options(port), told::add);
    try {
      assertThat(next()).isEqualTo(Wellbeing.UP);

      service.close();
      Wellbeing down = next();
      assertThat(down.health()).isEqualTo(Health.UNHEALTHY);
      assertThat(down.reason()).contains("localhost:" + port);

      service = listen(port);
      assertThat(next()).isEqualTo(Wellbeing.UP);
      assertThat(told).isEmpty();
    } finally {
      prober.close();
      service.close();
    }
  }

  private Wellbeing next() throws InterruptedException {
    return told.poll(60, TimeUnit.SECONDS);
  }

  private static ServerSocket listen(int port) throws java.io.IOException {
    return new ServerSocket(port, 500, InetAddress.getLoopbackAddress());
  }

  private static ProbeOptions options(int port) {
    return new ProbeOptions(
        "tcp://localhost:" + port, Duration.ofMillis(50), Duration.ofSeconds(20), 2, 2);
  }
}
