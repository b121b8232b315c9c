package io.rejoin.runtime.life;

import java.util.Locale;

/**
 * A part that did not start, run or stop as it should.
 *
 * @param part its name
 */
public record PartFailure(String part, Phase phase, Throwable cause) {

  /** When it happened. */
  public enum Phase {
    START,
    RUN,
    STOP
  }

  @Override
  public String toString() {
    return "%s failed to %s: %s"
        .formatted(part, phase.name().toLowerCase(Locale.ROOT), inWords(cause));
  }

  /** A message written for people stands for itself; any other needs the name of its exception. */
  public static String inWords(Throwable cause) {
    String message = cause.getMessage();
    return message != null && message.startsWith("Expected ") ? message : cause.toString();
  }
}
