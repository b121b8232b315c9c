package io.rejoin.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void shouldAlignColumnsAndSayVerdictsWhenPrinted() {
    assertThat(TextTable.of(Reports.report()))
        .startsWith(
            """
            measure  what           stat  value   unit  aim       verdict
            latency  one at a time  p99   25      ms    ≤ 20      missed by 25.0 %
            rate     many           rate  31,235  /s    ≥ 20,000  met
            latency  committed      p50   267     ms
            """);
  }

  @Test
  void shouldSayWhatFailedWhenAMeasureCameToNothing() {
    assertThat(TextTable.of(Reports.report())).contains("\nrestart  FAILED: Expected 3, but 2\n");
  }

  @Test
  void shouldSayWhereAndHowItWasMeasuredWhenPrinted() {
    assertThat(TextTable.of(Reports.report()))
        .contains("machine     Example CPU, 2 cores, 24.0 GB, Java 17.0.1, load 0.3 before\n")
        .contains("durability  D1: ")
        .endsWith("sizes       quick\n");
  }

  @Test
  void shouldPrintTheHeadWhenThereAreNoFigures() {
    // given
    Report empty = new Report(Reports.MACHINE, "full", List.of(), new TreeMap<>());

    // then
    assertThat(TextTable.of(empty))
        .startsWith("measure  what  stat  value  unit  aim  verdict\n\n");
  }
}
