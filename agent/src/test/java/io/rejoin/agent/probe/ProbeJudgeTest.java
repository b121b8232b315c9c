package io.rejoin.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeJudgeTest {

  /** A letter a look: U for one that worked, d for one that failed. A dot where nothing changed. */
  @ParameterizedTest
  @CsvSource({
    "U, U",
    "d, d",
    "UUd, U..",
    "UddUdd, U.....",
    "Uddd, U..d",
    "ddUdU, d....",
    "ddUU, d..U",
    "UdddUdUU, U..d...U"
  })
  void shouldChangeItsMindOnlyAfterLooksInARow(String looks, String verdicts) {
    ProbeJudge judge = new ProbeJudge(2, 3);

    String changes =
        Stream.of(looks.split(""))
            .map(look -> judge.changesWith(look.equals("U")) ? look : ".")
            .collect(Collectors.joining());

    assertThat(changes).isEqualTo(verdicts);
  }
}
