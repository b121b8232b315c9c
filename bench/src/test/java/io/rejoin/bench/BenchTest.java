package io.rejoin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.bench.measure.Measure;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldNameWhatThereIsWhenAskedForAnUnknownMeasure() {
    // when
    int code = run("--only", "registration-rate,no-such");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("Expected --only to name some of", "but got no-such");
  }

  @Test
  void shouldListEveryMeasureWhenAskedForHelp() {
    // when
    int code = run("--help");

    // then
    assertThat(code).isZero();
    String help = out.toString().replaceAll("\\s+", "");
    assertThat(Measure.all()).allSatisfy(measure -> assertThat(help).contains(measure.name()));
  }

  private int run(String... arguments) {
    return new CommandLine(new Bench())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
