package io.rejoin.gate.core;

import static io.rejoin.gate.core.Records.fence;
import static io.rejoin.gate.core.Records.fenced;
import static io.rejoin.gate.core.Records.route;
import static io.rejoin.gate.core.Records.routes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloorsTest {

  @Test
  void shouldAdmitEveryEpochWhenAddressIsUnknown() {
    assertThat(Floors.NONE.admits("r1", 0)).isTrue();
  }

  @Test
  void shouldDropKickedEpochAndAllBelowWhenFenced() {
    Floors floors = Floors.NONE.fenced("r1", 7);

    assertThat(floors.admits("r1", 7)).isFalse();
    assertThat(floors.admits("r1", 6)).isFalse();
    assertThat(floors.admits("r1", 8)).isTrue();
    assertThat(floors.admits("r2", 1)).isTrue();
  }

  @Test
  void shouldDropLowerEpochWhenRouteShowsHigherOne() {
    Floors floors = Floors.NONE.after(routes(9, route("r1", 8)));

    assertThat(floors.admits("r1", 7)).isFalse();
    assertThat(floors.admits("r1", 8)).isTrue();
  }

  @Test
  void shouldTakeFencesOfRoutesRecord() {
    Floors floors = Floors.NONE.after(fenced(routes(9, route("r2", 3)), fence("r1", 5)));

    assertThat(floors.of("r1")).isEqualTo(6);
    assertThat(floors.of("r2")).isEqualTo(3);
  }

  @Test
  void shouldNeverFallWhenLowerFenceComesLater() {
    Floors floors = Floors.NONE.fenced("r1", 7).fenced("r1", 3);

    assertThat(floors.of("r1")).isEqualTo(8);
  }

  @Test
  void shouldForgetOldestHalfWhenBoundIsPassed() {
    Floors floors = Floors.NONE;
    for (int i = 0; i <= Floors.KEPT; i++) {
      floors = floors.fenced("node-" + i, i);
    }

    assertThat(floors.lowest()).hasSize(Floors.KEPT / 2 + 1);
    assertThat(floors.admits("node-0", 0)).isTrue();
    assertThat(floors.admits("node-" + Floors.KEPT, Floors.KEPT)).isFalse();
  }
}
