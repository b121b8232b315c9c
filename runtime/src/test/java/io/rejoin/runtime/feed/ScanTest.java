package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanTest {

  @Test
  void shouldBeDoneAtOnceWhenNothingIsThere() {
    assertThat(new Scan(Map.of(0, new Bounds(5, 5), 1, new Bounds(0, 0))).isDone()).isTrue();
  }

  @Test
  void shouldBeDoneWhenEveryPartitionHasPassedItsEnd() {
    Scan scan = new Scan(Map.of(0, new Bounds(10, 20), 1, new Bounds(0, 5)));

    scan.reached(0, 25);
    boolean half = scan.isDone();
    scan.reached(1, 5);

    assertThat(half).isFalse();
    assertThat(scan.isDone()).isTrue();
    assertThat(scan.progress()).isEqualTo("15 of 15 offsets");
  }

  @Test
  void shouldTellProgressWhenPartOfItIsRead() {
    Scan scan = new Scan(Map.of(0, new Bounds(10, 20), 1, new Bounds(0, 5)));

    scan.reached(0, 13);

    assertThat(scan.begins()).isEqualTo(Map.of(0, 13L, 1, 0L));
    assertThat(scan.progress()).isEqualTo("3 of 15 offsets");
  }

  @Test
  void shouldNotGoBackWhenThePositionIsUnsure() {
    Scan scan = new Scan(Map.of(0, new Bounds(0, 5)));
    scan.reached(0, 3);

    scan.reached(0, -1);

    assertThat(scan.progress()).isEqualTo("3 of 5 offsets");
  }

  @Test
  void shouldLowerAnEndButNeverRaiseItWhenTheLogHasChanged() {
    Scan scan = new Scan(Map.of(0, new Bounds(0, 10), 1, new Bounds(0, 10)));
    scan.lowerEnds(Map.of(0, new Bounds(0, 4), 1, new Bounds(0, 90)));

    scan.reached(0, 4);
    scan.reached(1, 9);
    boolean before = scan.isDone();
    scan.reached(1, 10);

    assertThat(before).isFalse();
    assertThat(scan.isDone()).isTrue();
  }
}
