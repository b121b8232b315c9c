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
    return "%s failed to %s: %s".formatted(part, phase.name().toLowerCase(Locale.ROOT), cause);
  }
}
