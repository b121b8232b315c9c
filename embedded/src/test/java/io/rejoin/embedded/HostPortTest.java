package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class HostPortTest {
  @Test
  void shouldTellObstacleOnlyWhileSomebodyListens() throws IOException {
    // given
    HostPort address;
    try (TakenPort taken = new TakenPort()) {
      address = taken.address();

      // when, then
      assertThat(address.obstacle()).containsInstanceOf(BindException.class);
    }
    assertThat(address.obstacle()).isEmpty();
  }

  @Test
  void shouldTellObstacleWhenHostIsNotOfThisMachine() {
    // given an address that is reserved for documents
    HostPort elsewhere = new HostPort("192.0.2.1", 0);

    // when, then
    assertThat(elsewhere.obstacle()).isPresent();
  }

  @Test
  void shouldPutIpv6LiteralIntoBrackets() {
    assertThat(new HostPort("::1", 9092)).hasToString("[::1]:9092");
    assertThat(new HostPort("localhost", 9092)).hasToString("localhost:9092");
  }
}
