package io.rejoin.registry.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.schemas.input.Control;
import java.util.HashMap;
import java.util.Map;

/** What intake counts. Looks each counter up once: there are thousands of records a second. */
public final class IntakeMeters {

  /** Input records by topic and by what became of them. */
  public static final String RECORDS = "rejoin.intake.records";

  /** Inputs that went on although their proof does not stand, by topic. */
  public static final String PROOFS_FAILED = "rejoin.intake.proofs.failed";

  private static final String TOPIC = "topic";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry registry;
  private final Map<String, Counter> forwarded = new HashMap<>();

  IntakeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void forwarded(String topic, Control.Proof proof) {
    forwarded.computeIfAbsent(topic, name -> records(name, "forwarded")).increment();
    if (!proof.stands()) {
      registry.counter(PROOFS_FAILED, TOPIC, topic).increment();
    }
  }

  void skipped(String topic) {
    records(topic, "skipped").increment();
  }

  void setAside(String topic) {
    records(topic, "dead").increment();
  }

  private Counter records(String topic, String outcome) {
    return registry.counter(RECORDS, TOPIC, topic, OUTCOME, outcome);
  }
}
