package io.rejoin.registry.decisions.wire;

import io.rejoin.registry.core.Outcome;
import io.rejoin.schemas.topic.Marks;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an outcome whole, as the records that are to be said. Nothing of it is said before all of
 * it could be written, so an outcome that can't be written has changed nothing.
 *
 * <p>Equal outcomes give equal bytes: who decides again says the same, word for word.
 */
public final class OutcomeEncoder {

  private final DecisionCodecs codecs;
  private final Marks marks;
  private final StampHeaders stamps = new StampHeaders();

  public OutcomeEncoder(DecisionCodecs codecs) {
    this.codecs = codecs;
    this.marks = new Marks(codecs.position());
  }

  /**
   * The records of an outcome: state first, then what is said of it.
   *
   * @param marked whether the state topics shall also be told how far the registry is
   * @throws OversizedRecordException if a topic could not take a record
   */
  public List<Said> encode(Outcome outcome, boolean marked) {
    OutcomeRecords records = new OutcomeRecords(outcome, codecs, stamps);
    List<Said> said = new ArrayList<>();
    records.addState(said);
    records.addAnswers(said);
    records.addTombstones(said);
    if (marked) {
      Output.STATE.forEach(topic -> said.add(MarkRecords.of(topic, marks, outcome.position())));
    }
    said.forEach(SizeLimits::check);
    return said;
  }
}
