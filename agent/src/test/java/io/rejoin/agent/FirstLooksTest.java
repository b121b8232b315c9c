package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.FirstLooks.Look;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstLooksTest {

  private final AtomicInteger done = new AtomicInteger();
  private final FirstLooks looks = new FirstLooks(done::incrementAndGet);

  @Test
  void shouldGoOnOnceWhenEveryLookWasHad() {
    looks.had(Look.SERVICE);
    looks.had(Look.SERVICE);
    assertThat(done).hasValue(0);

    looks.had(Look.CLUSTER_IP);
    looks.had(Look.CLUSTER_IP);
    looks.goOn();

    assertThat(done).hasValue(1);
  }

  @Test
  void shouldGoOnOnceWhenItWasWaitedForLongEnough() {
    looks.goOn();
    looks.had(Look.SERVICE);
    looks.had(Look.CLUSTER_IP);

    assertThat(done).hasValue(1);
  }
}
