package io.rejoin.agent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.rejoin.runtime.backoff.Health;
import io.rejoin.runtime.metrics.MeterNames;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The meters of an agent, and their names. */
public final class AgentMeters {

  /** 1 while the registration stands, 0 while not; tag {@link #ADDRESS}. */
  public static final String REGISTERED = "rejoin.agent.registered";

  /** Epoch of the registration that stands, 0 for none; tag {@link #ADDRESS}. */
  public static final String EPOCH = "rejoin.agent.epoch";

  /** 1 while no heartbeat was acknowledged for a term; tag {@link #ADDRESS}. */
  public static final String ISOLATED = "rejoin.agent.isolated";

  /** 1 while registering is degraded, 2 while it has failed; tag {@link #ADDRESS}. */
  public static final String TROUBLE = "rejoin.agent.trouble";

  /** Heartbeats by what became of them; tags {@link #ADDRESS} and {@code outcome}. */
  public static final String HEARTBEATS = "rejoin.agent.heartbeats";

  /** Registrations by what became of them; tags {@link #ADDRESS} and {@code outcome}. */
  public static final String REGISTRATIONS = "rejoin.agent.registrations";

  /** Incarnations that were kicked or found over; tag {@link #ADDRESS}. */
  public static final String LOSSES = "rejoin.agent.losses";

  /** Tag: the node's address. */
  public static final String ADDRESS = "address";

  private final MeterRegistry registry;
  private final Tags node;

  AgentMeters(MeterRegistry registry, String address) {
    this.registry = registry;
    this.node = Tags.of(ADDRESS, address);
  }

  /** Shows the agent's state for as long as the registry lives. */
  void watch(Supplier<AgentView> view) {
    gauge(REGISTERED, view, shown -> shown.isRegistered() ? 1 : 0);
    gauge(EPOCH, view, shown -> shown.standing().map(s -> (double) s.epoch()).orElse(0.0));
    gauge(ISOLATED, view, shown -> shown.isIsolated() ? 1 : 0);
    gauge(TROUBLE, view, shown -> trouble(shown.registering()));
  }

  Counter heartbeats(String outcome) {
    return registry.counter(HEARTBEATS, node.and(MeterNames.OUTCOME, outcome));
  }

  Counter registrations(String outcome) {
    return registry.counter(REGISTRATIONS, node.and(MeterNames.OUTCOME, outcome));
  }

  Counter losses() {
    return registry.counter(LOSSES, node);
  }

  private void gauge(String name, Supplier<AgentView> view, ToDoubleFunction<AgentView> value) {
    Gauge.builder(name, () -> value.applyAsDouble(view.get()))
        .tags(node)
        .strongReference(true)
        .register(registry);
  }

  private static int trouble(Health.Kind kind) {
    return switch (kind) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case FAILED, PROBING -> 2;
    };
  }
}
