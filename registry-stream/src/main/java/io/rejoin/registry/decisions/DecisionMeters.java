package io.rejoin.registry.decisions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.registry.core.ClusterView;
import io.rejoin.registry.core.Event;
import io.rejoin.registry.core.What;
import java.util.EnumMap;
import java.util.Map;

/** The meters of the decision stage, and their names. Counted on its thread, read on any. */
public final class DecisionMeters {

  /** Events by name; tag {@link #WHAT}. */
  public static final String EVENTS = "rejoin.decisions.events";

  /** Control records that could not be read or decided: each one is an alarm. */
  public static final String FAILURES = "rejoin.decisions.failures";

  /** Control records that came again and were skipped. */
  public static final String SKIPPED = "rejoin.decisions.skipped";

  /** 1 on the instance that decides, 0 elsewhere. */
  public static final String ACTIVE = "rejoin.decisions.active";

  /** Revision that the deciding instance stands at, once a second. */
  public static final String REVISION = "rejoin.decisions.revision";

  /** Version of the rules in force. */
  public static final String RULES = "rejoin.decisions.rules.version";

  /** Live nodes. */
  public static final String LIVE = "rejoin.nodes.live";

  /** Live nodes that are not heard. */
  public static final String SILENT = "rejoin.nodes.silent";

  /** Tag: name of an event, as in the audit trail. */
  public static final String WHAT = "what";

  private final Map<What, Counter> events = new EnumMap<>(What.class);
  private final Counter failures;
  private final Counter skipped;
  private volatile Standing standing = Standing.NONE;

  /** Registers all of them. */
  public DecisionMeters(MeterRegistry registry) {
    for (What what : What.values()) {
      events.put(what, registry.counter(EVENTS, WHAT, what.text()));
    }
    failures = registry.counter(FAILURES);
    skipped = registry.counter(SKIPPED);
    Gauge.builder(ACTIVE, this, m -> m.standing.active() ? 1 : 0).register(registry);
    Gauge.builder(REVISION, this, m -> m.standing.revision()).register(registry);
    Gauge.builder(RULES, this, m -> m.standing.rules()).register(registry);
    Gauge.builder(LIVE, this, m -> m.standing.live()).register(registry);
    Gauge.builder(SILENT, this, m -> m.standing.silent()).register(registry);
  }

  void count(Decision decision) {
    for (Event event : decision.outcome().events()) {
      events.get(event.what()).increment();
    }
    if (decision.hasFailed()) {
      failures.increment();
    }
  }

  void skipped() {
    skipped.increment();
  }

  void active(ClusterView cluster) {
    standing =
        new Standing(
            true,
            cluster.position().revision(),
            cluster.position().rules().version(),
            cluster.live(),
            cluster.silent());
  }

  void passive() {
    standing = Standing.NONE;
  }

  private record Standing(boolean active, long revision, int rules, int live, int silent) {
    static final Standing NONE = new Standing(false, -1, -1, 0, 0);
  }
}
