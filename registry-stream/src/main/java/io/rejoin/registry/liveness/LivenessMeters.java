package io.rejoin.registry.liveness;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.schemas.input.ControlInput.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What liveness counts of one partition. Its gauges end with the assignment. */
public final class LivenessMeters implements AutoCloseable {

  /** Records in {@code heartbeats} by what became of them; ticks are none. */
  public static final String BEATS = "rejoin.liveness.beats";

  /** Statements to the control log by kind. */
  public static final String STATEMENTS = "rejoin.liveness.statements";

  /** Incarnations with a lease. */
  public static final String TRACKED = "rejoin.liveness.tracked";

  /** Own ticks that have not come back: how far the partition is behind, in tick intervals. */
  public static final String TICKS_BEHIND = "rejoin.liveness.ticks.behind";

  private static final String PARTITION = "partition";
  private static final String OUTCOME = "outcome";
  private static final String KIND = "kind";

  private final MeterRegistry registry;
  private final String partition;
  private final Map<BeatOutcome, Counter> beats = new EnumMap<>(BeatOutcome.class);
  private final List<Meter> gauges = new ArrayList<>();

  LivenessMeters(MeterRegistry registry, int partition) {
    this.registry = registry;
    this.partition = String.valueOf(partition);
    for (BeatOutcome outcome : BeatOutcome.values()) {
      beats.put(outcome, counter(BEATS, OUTCOME, outcome));
    }
  }

  void show(String name, Supplier<Number> value) {
    gauges.add(Gauge.builder(name, value).tag(PARTITION, partition).register(registry));
  }

  void count(BeatOutcome outcome) {
    beats.get(outcome).increment();
  }

  void said(Kind kind) {
    counter(STATEMENTS, KIND, kind).increment();
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }

  private Counter counter(String name, String tag, Enum<?> value) {
    String word = value.name().toLowerCase(Locale.ROOT);
    return registry.counter(name, PARTITION, partition, tag, word);
  }
}
