package io.rejoin.registry.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.schemas.input.Control;

/** What intake counts. */
public final class IntakeMeters {

  /** Input records by topic and by what became of them. */
  public static final String RECORDS = "rejoin.intake.records";

  /** Inputs that went on although their proof does not stand, by topic. */
  public static final String PROOFS_FAILED = "rejoin.intake.proofs.failed";

  private static final String TOPIC = "topic";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry registry;

  IntakeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void forwarded(String topic, Control.Proof proof) {
    count(topic, "forwarded");
    if (!proof.stands()) {
      registry.counter(PROOFS_FAILED, TOPIC, topic).increment();
    }
  }

  void skipped(String topic) {
    count(topic, "skipped");
  }

  void setAside(String topic) {
    count(topic, "dead");
  }

  private void count(String topic, String outcome) {
    registry.counter(RECORDS, TOPIC, topic, OUTCOME, outcome).increment();
  }
}
