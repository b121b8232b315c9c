package io.rejoin.runtime.life;

import java.time.Duration;

/** A program for {@link ExitIT}: says what its part does, and ends as its argument says. */
public final class SignalledMain {

  private static final Duration BUDGET = Duration.ofSeconds(10);

  private SignalledMain() {}

  public static void main(String[] args) {
    Lifecycle lifecycle = new Lifecycle();
    Program program = new Program("signalled", lifecycle);
    lifecycle.add(
        Part.of(
            "part", BUDGET, () -> start(program, args[0]), () -> System.out.println("stopped")));
    Exit.run(program);
  }

  private static void start(Program program, String how) {
    if (how.equals("frozen")) {
      program.end(ExitCode.FROZEN, "duel");
    }
    if (how.equals("broken")) {
      new Thread(
              () -> {
                throw new IllegalStateException("nobody catches this");
              })
          .start();
    }
    System.out.println("started");
  }
}
