package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.core.Arrival;
import io.rejoin.registry.core.ClusterView;
import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.What;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Marks;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said of each control record by whoever decided it first. All others must say the same,
 * byte for byte (invariant 7); what is said for the first time is held against the other rules.
 */
final class Verdicts {

  /** A record that was said. */
  record Said(Output to, Entry entry) {}

  /** What came of a control record; the last three are null for one that nobody can read. */
  record Verdict(Entry input, List<Said> said, Control control, Arrival arrival, Outcome outcome) {

    /** Whether it is none that intake's rule of sources drops. */
    boolean isTaken() {
      return outcome != null
          && !outcome.has(What.REPETITION_DROPPED)
          && !outcome.has(What.GAP_DROPPED);
    }
  }

  private static final Marks MARKS = new Marks(Wire.CODECS.position());

  private final List<Verdict> first = new ArrayList<>();
  private final RegistryRules rules;
  private Verdict decided;
  private Rules inForce = Rules.DEFAULT;

  Verdicts(RegistryRules rules) {
    this.rules = rules;
  }

  List<Verdict> all() {
    return first;
  }

  /** The rules in force, as far as they were decided. */
  Rules rules() {
    return inForce;
  }

  /** The production decision, seen. */
  Outcome decide(ClusterView cluster, Control control, Arrival arrival) {
    try {
      Outcome outcome = Decisions.decide(cluster, control, arrival);
      decided = new Verdict(null, List.of(), control, arrival, outcome);
      return outcome;
    } catch (RuntimeException e) {
      throw new AssertionError("10: deciding " + control + " fails", e);
    }
  }

  /**
   * An instance has taken a record, and said this.
   *
   * @param known whether it may have decided it before, and then says nothing
   */
  void said(Entry input, List<Said> said, boolean known) {
    Verdict now = decided;
    decided = null;
    if (input.offset() < first.size()) {
      if (!known || !said.isEmpty()) {
        saidBefore(input.offset(), said);
      }
      return;
    }
    assertThat(input.offset()).as("7: the next record").isEqualTo(first.size());
    Verdict verdict =
        now == null || now.arrival().offset() != input.offset()
            ? new Verdict(input, said, null, null, null)
            : new Verdict(input, said, now.control(), now.arrival(), now.outcome());
    first.add(verdict);
    inForce = verdict.outcome() == null ? inForce : verdict.outcome().position().rules();
    rules.check(verdict);
  }

  /** Something is said again of a record that was decided before. */
  void saidBefore(long offset, List<Said> said) {
    Verdict before = first.get((int) offset);
    assertThat(said.stream().map(Verdicts::place))
        .as("7: said again of %s: %s", before.input(), before.control())
        .isEqualTo(before.said().stream().map(Verdicts::place).toList());
    for (int i = 0; i < said.size(); i++) {
      Entry again = said.get(i).entry();
      assertThat(before.said().get(i).entry().says(again.key(), again.value(), again.headers()))
          .as(
              "7: %s, said again of %s, is the same: %s, then %s",
              said.get(i), before.control(), told(before.said().get(i)), told(said.get(i)))
          .isTrue();
    }
  }

  private static String place(Said said) {
    return said.to() + "/" + said.entry().name();
  }

  private static String told(Said said) {
    Entry entry = said.entry();
    return Mark.isMark(entry.name(), entry.value())
        ? MARKS.position(entry.headers()).toString()
        : entry.headers().toString();
  }
}
