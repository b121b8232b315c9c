package io.rejoin.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.standalone.Distribution;
import io.rejoin.standalone.RejoinProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story, as a newcomer sees it. */
final class DemoIT {

  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests, (\\d+) failed");

  @TempDir Path folder;

  @Test
  void shouldTellTheStoryAndLeaveNothing() throws Exception {
    // given
    Path home = Distribution.in(folder);

    // when
    try (RejoinProcess demo = RejoinProcess.start(folder, home, "demo")) {
      int status = demo.awaitEnd();

      // then
      String story = demo.output();
      assertThat(status).as(story).isZero();
      assertThat(story)
          .containsSubsequence(
              "The gate listens on port",
              "First answer, by backend-",
              "SIGKILL to backend-",
              "answers,",
              "leads,",
              "is SUSPECT (gate-1 reported it",
              "is back under its node id",
              "A late heartbeat of its dead incarnation changes nothing",
              "The registry is stopped",
              "0 of ",
              "Measured",
              "SIGKILL → next answer",
              "SIGKILL → leadership moved");
      expectFewFailures(story);
    }
    try (var left = Files.list(folder)) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("rejoin-demo"));
    }
  }

  /** Only what was in flight at the killed backend, or met it before the gate knew, may fail. */
  private static void expectFewFailures(String story) {
    Matcher requests = REQUESTS.matcher(story);
    assertThat(requests.find()).as(story).isTrue();
    int all = Integer.parseInt(requests.group(1));
    int failed = Integer.parseInt(requests.group(2));
    assertThat(all).isGreaterThan(50);
    assertThat(failed).isLessThan(all / 10);
  }
}
