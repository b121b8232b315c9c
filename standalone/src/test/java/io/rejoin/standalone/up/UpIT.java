package io.rejoin.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rejoin.standalone.Await;
import io.rejoin.standalone.Distribution;
import io.rejoin.standalone.RejoinProcess;
import io.rejoin.standalone.client.Door;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rejoin up} as a process: killed, started again on the same data, and told to stop. */
final class UpIT {

  private static final Pattern DOOR = Pattern.compile("registry +(http://\\S+:\\d+) +--http-port");
  private static final int ENDED_BY_TERM = 143;

  @TempDir Path folder;

  private RejoinProcess up(Path home) {
    RejoinProcess up =
        RejoinProcess.start(
            folder,
            home,
            "up",
            "--data=" + folder.resolve("data"),
            "--broker-port=0",
            "--schema-registry-port=0",
            "--http-port=0",
            "--gate-http-port=0",
            "--listen=realm1=0,realm2=0");
    up.awaitText("Ctrl-C stops everything.");
    return up;
  }

  private static Door door(RejoinProcess up) {
    Matcher door = DOOR.matcher(up.output());
    assertThat(door.find()).as(up.output()).isTrue();
    return new Door(URI.create(door.group(1)), Optional.empty());
  }

  @Test
  void shouldKeepItsDataAndLeaveNothingRunningWhenKilledAndWhenStopped() throws Exception {
    Path home = Distribution.in(folder);
    String nodeId;
    List<ProcessHandle> orphans;

    // given
    try (RejoinProcess killed = up(home)) {
      assertThat(killed.output())
          .contains("Rejoin is up.", "Kafka broker", "schema registry", "gate of realm2")
          .contains("./rejoin agent --register --master");
      nodeId = register(door(killed), "kept-1");
      orphans = killed.children();
      assertThat(orphans).isNotEmpty();

      // when
      killed.kill();
    }

    // then
    Await.until("its children to end", () -> orphans.stream().allMatch(RejoinProcess::isGone));

    // when
    try (RejoinProcess again = up(home)) {
      // then
      assertThat(door(again).get("/v1/nodes/kept-1").path("id").asText()).isEqualTo(nodeId);
      List<ProcessHandle> children = again.children();

      // when
      int status = again.terminate();

      // then
      assertThat(status).as(again.output()).isEqualTo(ENDED_BY_TERM);
      assertThat(children).isNotEmpty().allMatch(RejoinProcess::isGone);
      assertThat(again.output()).contains("Kafka broker on").doesNotContain("failed to stop");
      assertThat(Files.isDirectory(folder.resolve("data"))).isTrue();
    }
  }

  private static String register(Door door, String address) {
    var body = JsonNodeFactory.instance.objectNode().put("address", address);
    return door.send("POST", "/v1/nodes/register", body).path("id").asText();
  }
}
