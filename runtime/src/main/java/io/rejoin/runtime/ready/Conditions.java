package io.rejoin.runtime.ready;

import io.rejoin.runtime.ready.Condition.Verdict;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The named conditions of a program's readiness, set by its parts or looked at when asked for.
 *
 * <p>Safe for any thread. Probes run inside the lock of this object on the asking thread and must
 * return at once. A program without conditions is ready.
 */
public final class Conditions {

  private final Clock clock;
  private final Map<String, Condition> known = new LinkedHashMap<>();
  private final Map<String, Supplier<Verdict>> probes = new LinkedHashMap<>();

  /** Time stamps come from this clock. */
  public Conditions(Clock clock) {
    this.clock = clock;
  }

  /** Declares or changes a condition that holds. */
  public synchronized void met(String name, String detail) {
    observe(name, Verdict.met(detail));
  }

  /** Declares or changes a condition that doesn't hold. */
  public synchronized void unmet(String name, String detail) {
    observe(name, Verdict.unmet(detail));
  }

  /** Declares a condition that is looked at each time somebody asks. */
  public synchronized void watch(String name, Supplier<Verdict> probe) {
    probes.put(name, probe);
    observe(name, look(probe));
  }

  /** Removes a condition, such as that of a realm no longer served. */
  public synchronized void forget(String name) {
    probes.remove(name);
    known.remove(name);
  }

  /** All conditions as they stand now, in the order in which they were declared. */
  public synchronized Readiness readiness() {
    probes.forEach((name, probe) -> observe(name, look(probe)));
    return new Readiness(List.copyOf(known.values()));
  }

  private void observe(String name, Verdict verdict) {
    known.merge(
        name,
        new Condition(name, verdict.met(), verdict.detail(), clock.instant()),
        (before, now) -> before.observed(verdict, now.since()));
  }

  private static Verdict look(Supplier<Verdict> probe) {
    try {
      return probe.get();
    } catch (RuntimeException e) {
      return Verdict.unmet("Expected an answer of its probe, but it failed: " + e);
    }
  }
}
