package io.rejoin.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TimelineTest {

  private final AtomicLong nowNanos = new AtomicLong(5_000_000_000L);
  private final StringWriter text = new StringWriter();
  private final Timeline timeline = new Timeline(new PrintWriter(text), nowNanos::get);

  @Test
  void shouldSayWhenItHappenedSinceTheBeginning() {
    timeline.say("It begins");
    nowNanos.addAndGet(12_345_678_000L);
    timeline.say("It goes on");

    assertThat(text.toString())
        .isEqualToNormalizingNewlines("   0.000 s  It begins\n  12.346 s  It goes on\n");
  }

  @Test
  void shouldPrintAllMeasuredNumbersAtTheEnd() {
    long tookMs = timeline.measure("kill → answer", 1_000_000_000L, 1_072_999_999L);
    timeline.measure("a longer wait", 0, 8_275_000_000L);
    assertThat(text.toString()).isEmpty();

    timeline.printMeasured();

    assertThat(tookMs).isEqualTo(72);
    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            "\nMeasured\n  kill → answer        72 ms\n  a longer wait     8,275 ms\n");
  }
}
