package io.rejoin.agent;

import io.rejoin.agent.core.Effects.Level;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Standing;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints an agent's lines, each with date and time in front, as the first note shows them. */
final class ConsoleListener implements AgentListener {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");

  private final PrintStream out;
  private final Clock clock;
  private final Consumer<Farewell> over;
  private boolean registered;

  /**
   * A listener that prints.
   *
   * @param clock in whose zone times are shown
   * @param over is told when the agent is
   */
  ConsoleListener(PrintStream out, Clock clock, Consumer<Farewell> over) {
    this.out = out;
    this.clock = clock;
    this.over = over;
  }

  @Override
  public void announced(Level level, String line) {
    out.println(LocalDateTime.now(clock).format(STAMP) + " " + line);
  }

  @Override
  public void registered(Standing standing) {
    registered = true;
  }

  @Override
  public void job(Optional<String> job) {
    announced(
        Level.INFO, job.map(id -> "Job " + id + " assigned").orElse("No job assigned any more"));
  }

  @Override
  public void ended(Ending ending, String text) {
    if (ending == Ending.LEFT) {
      announced(Level.INFO, "Left: " + text);
    } else if (registered) {
      announced(Level.ERROR, "Registration is over (%s): %s".formatted(ending, text));
    } else {
      announced(Level.ERROR, "Failed to register with master (%s): %s".formatted(ending, text));
    }
    over.accept(new Farewell(ending, text));
  }
}
