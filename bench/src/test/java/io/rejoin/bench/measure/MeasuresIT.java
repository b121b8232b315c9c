package io.rejoin.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.rig.Rig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every measure at tiny sizes, on real brokers: the numbers mean nothing but that it works. */
class MeasuresIT {

  private static final Sizes TINY =
      new Sizes("tiny", 20, 100, 200, 100, 50, 500, List.of(2_000), 300, 20, 1, 1, 200);

  @TempDir private Path directory;

  static List<Measure> measures() {
    return Measure.all();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void shouldComeToSaneFiguresWhenRunAtTinySizes(Measure measure) throws Exception {
    // when
    List<Figure> figures = measure.run(new Rig(directory, "mock://measures"), TINY);

    // then
    assertThat(figures).isNotEmpty();
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.measure()).isEqualTo(measure.name());
              assertThat(figure.value()).as(figure.toString()).isFinite().isPositive();
            });
    assertThat(figures).anyMatch(figure -> figure.aim().isPresent());
  }
}
