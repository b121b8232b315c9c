package io.rejoin.runtime.life;

import io.rejoin.runtime.life.PartFailure.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a program: start, wait for the first reason to end, stop.
 *
 * <p>{@link #run} belongs to the main thread. {@link #stop}, {@link #end} and {@link #fail} may
 * come from any thread, at any time; the first of them decides the exit code.
 */
public final class Program {

  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  private final String name;
  private final Lifecycle lifecycle;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CompletableFuture<ExitCode> finished = new CompletableFuture<>();

  /**
   * @param name for logs and threads
   * @param lifecycle its parts, none started
   */
  public Program(String name, Lifecycle lifecycle) {
    this.name = name;
    this.lifecycle = lifecycle;
  }

  /** Starts the parts, waits for the end, stops the parts. To be called once. */
  public ExitCode run() {
    lifecycle.start().ifPresentOrElse(this::startFailed, () -> LOG.info("{} is up", name));
    Ending reason = ending.join();
    LOG.info("{} ends: {}", name, reason.text());
    List<PartFailure> failures = lifecycle.stop();
    failures.forEach(failure -> LOG.warn("{}", failure, failure.cause()));
    ExitCode code =
        reason.code() == ExitCode.OK && !failures.isEmpty()
            ? ExitCode.STOP_INCOMPLETE
            : reason.code();
    finished.complete(code);
    return code;
  }

  /** Asks the program to end well. */
  public void stop(String reason) {
    ending.complete(new Ending(ExitCode.OK, reason));
  }

  /** Asks the program to end with a code of its own, such as a lost address. */
  public void end(ExitCode code, String reason) {
    ending.complete(new Ending(code, reason));
  }

  /** A part can't go on: the program ends. */
  public void fail(String part, Throwable cause) {
    PartFailure failure = new PartFailure(part, Phase.RUN, cause);
    if (ending.complete(new Ending(ExitCode.FAILED, failure.toString()))) {
      LOG.error("{}", failure, cause);
    }
  }

  /** How long stopping may take, all parts together. */
  public Duration stopBudget() {
    return lifecycle.stopBudget();
  }

  /** Completes with the exit code when all parts have stopped. */
  public CompletableFuture<ExitCode> finished() {
    return finished.copy();
  }

  /** Why the program ends or has ended; empty while it runs. */
  public Optional<String> endReason() {
    return Optional.ofNullable(ending.getNow(null)).map(Ending::text);
  }

  private void startFailed(PartFailure failure) {
    if (ending.complete(new Ending(ExitCode.START_FAILED, failure.toString()))) {
      LOG.error("{}", failure, failure.cause());
    }
  }

  private record Ending(ExitCode code, String text) {}
}
