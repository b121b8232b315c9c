package io.rejoin.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.life.ExitCode;
import io.rejoin.runtime.life.Program;
import io.rejoin.standalone.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else has a port that {@code rejoin up} was told to use. */
final class TakenPortIT {

  @TempDir Path folder;
  private ServerSocket taken;

  @BeforeEach
  void take() throws IOException {
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void free() throws IOException {
    taken.close();
  }

  @Test
  void shouldNameBrokerPortAndItsOption() {
    expectRefusal(new Ports(taken.getLocalPort(), 0, 0, 0), 0, "Kafka broker", "--broker-port");
  }

  @Test
  void shouldNameSchemaRegistryPortAndItsOption() {
    expectRefusal(
        new Ports(0, taken.getLocalPort(), 0, 0), 0, "schema registry", "--schema-registry-port");
  }

  @Test
  void shouldNameDoorPortAndItsOption() {
    expectRefusal(new Ports(0, 0, taken.getLocalPort(), 0), 0, "registry", "--http-port");
  }

  @Test
  void shouldNameGateHealthPortAndItsOption() {
    expectRefusal(
        new Ports(0, 0, 0, taken.getLocalPort()), 0, "gate's health page", "--gate-http-port");
  }

  @Test
  void shouldNamePortOfRealmAndItsOption() {
    expectRefusal(
        new Ports(0, 0, 0, 0), taken.getLocalPort(), "gate of realm a realm", "--listen a realm=…");
  }

  private void expectRefusal(Ports ports, int listener, String what, String option) {
    // given
    Path data = folder.resolve("data");
    UpPlan plan =
        new UpPlan(
            data,
            true,
            Distribution.in(folder),
            "127.0.0.1",
            ports,
            Map.of("a realm", listener),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    StringWriter out = new StringWriter();
    Program program = Up.program(plan, new PrintWriter(out));

    // when
    ExitCode code = program.run();

    // then
    assertThat(code).isEqualTo(ExitCode.START_FAILED);
    assertThat(program.endReason().orElseThrow())
        .contains("Expected the " + what + " to listen on 127.0.0.1:" + taken.getLocalPort())
        .contains("the port is taken")
        .contains("set another with " + option)
        .doesNotContain("Exception");
    assertThat(out.toString()).isEmpty();
    assertThat(data).doesNotExist();
  }
}
