package io.rejoin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.figure.Machine;
import io.rejoin.bench.measure.Measure;
import io.rejoin.bench.measure.Sizes;
import io.rejoin.bench.rig.Rig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RunTest {

  private static final Figure FIGURE = Figure.of("good", "what", "rate", 1, "/s");

  @Test
  void shouldGiveTheOthersTheirTurnWhenOneFails() {
    // given
    Measure bad =
        new Scripted(
            "bad",
            () -> {
              throw new IllegalStateException("Expected a broker, but there was none");
            });
    Measure good = new Scripted("good", () -> List.of(FIGURE));
    StringWriter progress = new StringWriter();

    // when
    var report =
        new Run(new Rig(Path.of("."), "mock://run"), Sizes.QUICK, new PrintWriter(progress))
            .of(List.of(bad, good), Machine.here());

    // then
    assertThat(report.figures()).containsExactly(FIGURE);
    assertThat(report.failures()).containsOnlyKeys("bad");
    assertThat(report.failures().get("bad")).contains("Expected a broker");
    assertThat(progress.toString()).contains("Measuring bad", "Measuring good");
  }

  private record Scripted(String name, Callable<List<Figure>> script) implements Measure {

    @Override
    public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
      return script.call();
    }
  }
}
