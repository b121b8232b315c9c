package io.rejoin.gate.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the gate's decisions read of its configuration.
 *
 * @param ports realm to the port of its listener, 0 for any free one
 * @param protocols endpoints that connections may go to, the preferred one first
 * @param opening before a realm is served for the first time
 * @param onUnserved after that; not looked at under {@link Opening#REJECT}, which refuses at once
 * @param atDeadline looked at under {@link Opening#WAIT} only
 * @param drainMs time that connections to a former backend have to finish
 */
public record GateRules(
    SortedMap<String, Integer> ports,
    List<String> protocols,
    Balance balance,
    Opening opening,
    OnUnserved onUnserved,
    AtDeadline atDeadline,
    long drainMs) {

  public GateRules {
    ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    protocols = List.copyOf(protocols);
  }

  /** Whether a client that finds no backend in a realm that is open waits for one. */
  public boolean holdsWhenUnserved() {
    return opening != Opening.REJECT && onUnserved == OnUnserved.HOLD;
  }
}
