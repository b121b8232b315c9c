package io.rejoin.runtime.life;

import java.time.Duration;

/**
 * Something that a program starts and stops.
 *
 * <p>Stopping is asked for only after a start that did not throw, once, and may be interrupted when
 * its budget is over.
 */
public interface Part {

  /** What it is called in logs and failures. */
  String name();

  /** How long stopping may take. */
  Duration stopBudget();

  /**
   * Starts and returns; work goes on in threads of its own.
   *
   * @throws Exception when it cannot start; the program then ends with this as the reason
   */
  void start() throws Exception;

  /**
   * Stops and returns when nothing is left running.
   *
   * @throws Exception when something could not be brought to an end
   */
  void stop() throws Exception;

  /** A part made of two actions. */
  static Part of(String name, Duration stopBudget, Action start, Action stop) {
    return new ActionPart(name, stopBudget, start, stop);
  }

  /** A part that has nothing to start. */
  static Part closing(String name, Duration stopBudget, AutoCloseable resource) {
    return of(name, stopBudget, () -> {}, resource::close);
  }

  /** Starts or stops something. */
  @FunctionalInterface
  interface Action {

    /** Does it, and returns when it is done. */
    void run() throws Exception;
  }
}
