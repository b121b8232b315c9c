package io.rejoin.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrapeTest {

  private static final String TEXT =
      """
      # TYPE rejoin_liveness_beats_total counter
      rejoin_liveness_beats_total{outcome="renewed",partition="0",program="registry"} 120.0
      rejoin_liveness_beats_total{outcome="renewed",partition="1",program="registry"} 1.5E3
      rejoin_liveness_beats_total{outcome="stale",partition="1",program="registry"} 7.0
      """;

  @Test
  void shouldAddUpTheSeriesWhenSeveralMatch() {
    assertThat(Scrape.sum(TEXT, "rejoin_liveness_beats_total{outcome=\"renewed\""))
        .isEqualTo(1_620);
  }

  @Test
  void shouldBeNothingWhenNoSeriesMatches() {
    assertThat(Scrape.sum(TEXT, "rejoin_liveness_beats_total{outcome=\"early\"")).isZero();
  }
}
