package io.rejoin.agent.probe;

import java.time.Duration;

/**
 * What to look at and how often.
 *
 * @param target see {@link Probe#of}
 * @param interval between the end of one look and the next
 * @param timeout of one look
 * @param rise looks in a row after which a failing service works again
 * @param fall looks in a row after which a working service fails
 */
public record ProbeOptions(String target, Duration interval, Duration timeout, int rise, int fall) {

  /** Finds a dead service out in about three seconds, well before a lease of eight runs out. */
  public static ProbeOptions of(String target) {
    return new ProbeOptions(target, Duration.ofSeconds(1), Duration.ofMillis(500), 2, 2);
  }
}
