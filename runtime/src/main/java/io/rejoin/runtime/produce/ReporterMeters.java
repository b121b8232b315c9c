package io.rejoin.runtime.produce;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.runtime.metrics.MeterNames;
import io.rejoin.runtime.produce.Delivery.Outcome;

/** Shows a reporter in a meter registry. */
public final class ReporterMeters {

  private ReporterMeters() {}

  /** Registers the meters of a program's reporter, for as long as the registry lives. */
  public static void bind(MeterRegistry registry, Reporter reporter) {
    Gauge.builder(MeterNames.REPORTER_WAITING, reporter, Reporter::waiting).register(registry);
    for (Outcome outcome : Outcome.values()) {
      FunctionCounter.builder(MeterNames.REPORTER_DELIVERIES, reporter, r -> r.deliveries(outcome))
          .tag(MeterNames.OUTCOME, outcome.label())
          .register(registry);
    }
  }
}
