package io.rejoin.runtime.ready;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.runtime.metrics.MeterNames;

/** Shows a program's readiness in a meter registry. */
public final class ReadinessMeters {

  private ReadinessMeters() {}

  /** Registers the number of unmet conditions, for as long as the registry lives. */
  public static void bind(MeterRegistry registry, Conditions conditions) {
    Gauge.builder(
            MeterNames.CONDITIONS_UNMET, conditions, shown -> shown.readiness().unmet().size())
        .register(registry);
  }
}
