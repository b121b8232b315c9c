package io.rejoin.runtime.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rejoin.runtime.ready.Condition;
import io.rejoin.runtime.ready.Conditions;
import io.rejoin.runtime.ready.Readiness;
import java.util.List;
import java.util.function.Supplier;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
final class HealthRoutes {

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Conditions conditions;
  private final Supplier<String> scrape;

  HealthRoutes(Conditions conditions, Supplier<String> scrape) {
    this.conditions = conditions;
    this.scrape = scrape;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/health/live", context -> context.json(new Live(true)));
    routes.get("/health/ready", this::ready);
    routes.get("/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(scrape.get()));
  }

  private void ready(Context context) {
    Readiness readiness = conditions.readiness();
    context
        .status(readiness.isReady() ? 200 : 503)
        .json(new Ready(readiness.isReady(), views(readiness.unmet()), views(readiness.met())));
  }

  private static List<View> views(List<Condition> conditions) {
    return conditions.stream()
        .map(c -> new View(c.name(), c.detail(), c.since().toString()))
        .toList();
  }

  private record Live(boolean live) {}

  private record Ready(boolean ready, List<View> unmet, List<View> met) {}

  private record View(String name, String detail, String since) {}
}
