package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.Effects.Level;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Standing;
import io.rejoin.schemas.state.NodeStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsoleListenerTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Farewell> over = new ArrayList<>();
  private final ConsoleListener console =
      new ConsoleListener(
          new PrintStream(printed, true, StandardCharsets.UTF_8),
          Clock.fixed(Instant.parse("2026-01-05T09:20:00Z"), ZoneId.of("Europe/Vienna")),
          over::add);

  @Test
  void shouldPutDateAndLocalTimeInFront() {
    console.announced(Level.INFO, "Registering with master node...");

    assertThat(lines()).containsExactly("2026/01/05 10:20:00 Registering with master node...");
  }

  @Test
  void shouldSayThatRegisteringFailedWhenItNeverSucceeded() {
    console.ended(Ending.FROZEN, "Expected a free address, but it is frozen");

    assertThat(lines())
        .containsExactly(
            "2026/01/05 10:20:00 Failed to register with master (FROZEN): Expected a free address,"
                + " but it is frozen");
    assertThat(over).containsExactly(new Farewell(Ending.FROZEN, over.get(0).text()));
  }

  @Test
  void shouldSayThatTheRegistrationIsOverWhenThereWasOne() {
    console.registered(
        new Standing(
            UUID.randomUUID(), UUID.randomUUID(), 7, 0, NodeStatus.AVAILABLE, false, null));
    console.ended(Ending.TAKEN_OVER, "by host-b");

    assertThat(lines())
        .containsExactly("2026/01/05 10:20:00 Registration is over (TAKEN_OVER): by host-b");
  }

  @Test
  void shouldTellJobs() {
    console.job(Optional.of("job-1"));
    console.job(Optional.empty());

    assertThat(lines())
        .containsExactly(
            "2026/01/05 10:20:00 Job job-1 assigned",
            "2026/01/05 10:20:00 No job assigned any more");
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
