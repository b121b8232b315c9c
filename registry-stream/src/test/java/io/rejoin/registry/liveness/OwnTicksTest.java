package io.rejoin.registry.liveness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnTicksTest {

  private final OwnTicks ticks = new OwnTicks("me", 3);

  @Test
  void shouldKnowItsTicksWhenTheyComeBack() {
    ticks.write(0);
    String second = RecordHeaders.text(ticks.write(250).headers(), Headers.TICK);

    assertThat(ticks.number(tick(second))).isEqualTo(2);
    assertThat(ticks.next()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "me",
        "me ",
        "me x",
        "me -1",
        "me 2",
        "me 99999999999999999999999",
        "you 1",
        "mean 1"
      })
  void shouldTakeTickForForeignWhenItHasNotWrittenIt(String text) {
    ticks.write(0);

    assertThat(ticks.number(tick(text))).isEqualTo(OwnTicks.FOREIGN);
  }

  @Test
  void shouldTakeTickForForeignWhenNobodySignsIt() {
    assertThat(ticks.number(new Record<>("@tick".getBytes(UTF_8), null, 0)))
        .isEqualTo(OwnTicks.FOREIGN);
  }

  private static Record<byte[], byte[]> tick(String text) {
    Record<byte[], byte[]> tick = new Record<>("@tick".getBytes(UTF_8), null, 0);
    RecordHeaders.put(tick.headers(), Headers.TICK, text);
    return tick;
  }
}
