package io.rejoin.embedded.tether;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path dir;

  private Path path;
  private LogFile log;

  @BeforeEach
  void prepare() {
    path = dir.resolve("a.log");
    log = new LogFile(path);
  }

  @Test
  void shouldTellLastLines() throws IOException {
    // given
    Files.writeString(path, "one\ntwo\nthree\n");

    // when, then
    assertThat(log.tail(2)).containsExactly("two", "three");
    assertThat(log.tail(9)).containsExactly("one", "two", "three");
  }

  @Test
  void shouldReadOnlyTheEndOfLongFile() throws IOException {
    // given
    Files.writeString(path, "x".repeat(200_000) + "\nlast\n");

    // when, then
    assertThat(log.tail(2)).hasSize(2).endsWith("last");
    assertThat(log.tail(2).get(0)).hasSizeLessThan(70_000);
  }

  @Test
  void shouldLeaveOutStackFrames() throws IOException {
    // given
    Files.writeString(path, "cause\n\tat a.B.c(B.java:1)\n\t... 3 more\n");

    // when, then
    assertThat(log.tail(9)).containsExactly("cause", "\t... 3 more");
  }

  @Test
  void shouldBearBytesThatAreNoText() throws IOException {
    // given
    Files.write(path, new byte[] {(byte) 0xff, '\n'});

    // when, then
    assertThat(log.tail(1)).containsExactly("\ufffd");
  }

  @Test
  void shouldPutOneOlderFileAside() throws IOException {
    // given
    log.rotate();
    Files.write(path, "first".getBytes(StandardCharsets.UTF_8));
    log.rotate();
    Files.write(path, "second".getBytes(StandardCharsets.UTF_8));

    // when
    log.rotate();

    // then
    assertThat(path).doesNotExist();
    assertThat(dir.resolve("a.log.previous")).hasContent("second");
  }
}
