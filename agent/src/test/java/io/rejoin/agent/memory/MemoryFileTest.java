package io.rejoin.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.value.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFileTest {

  private static final Memory FULL =
      Memory.NONE
          .standing(UUID.randomUUID(), UUID.randomUUID(), 7)
          .counted(99)
          .on(
              Memory.Machine.of(
                  new Capabilities("A processor", 8, 1L << 34, List.of("GPU"), new TreeMap<>())));

  @TempDir private Path directory;

  @Test
  void shouldReadWhatWasWritten() {
    file("router/1 a").write(FULL);

    assertThat(file("router/1 a").read()).isEqualTo(FULL);
    assertThat(file("another").read()).isEqualTo(Memory.NONE);
    assertThat(FULL.machine().capabilities().gpus()).containsExactly("GPU");
  }

  @Test
  void shouldReplaceTheFileAsAWhole() throws IOException {
    file("a").write(FULL);
    file("a").write(FULL.counted(100));

    assertThat(file("a").read().counter()).isEqualTo(100);
    try (var files = Files.list(file("a").path().getParent())) {
      assertThat(files).containsExactly(file("a").path());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"epoch\":\"x\"}", "\u0000\u0001"})
  void shouldGoOnWithoutWhenTheFileIsDamaged(String content) throws IOException {
    Files.createDirectories(file("a").path().getParent());
    Files.writeString(file("a").path(), content);

    assertThat(file("a").read()).isEqualTo(Memory.NONE);
    file("a").write(FULL);
    assertThat(file("a").read()).isEqualTo(FULL);
  }

  @Test
  void shouldReadWhatALaterVersionWrote() throws IOException {
    Files.createDirectories(file("a").path().getParent());
    Files.writeString(
        file("a").path(), "{\"epoch\":5,\"colour\":\"red\",\"machine\":{\"npus\":1}}");

    assertThat(file("a").read().epoch()).isEqualTo(5);
    assertThat(file("a").read().machine().cpuModel()).isEmpty();
  }

  @Test
  void shouldGoOnWhenItCannotBeWritten() throws IOException {
    Files.writeString(directory.resolve("state"), "a file where the directory should be");

    file("a").write(FULL);

    assertThat(file("a").read()).isEqualTo(Memory.NONE);
  }

  @Test
  void shouldNeverCountBack() {
    assertThat(FULL.counted(5).counter()).isEqualTo(99);
  }

  private MemoryFile file(String address) {
    return new MemoryFile(directory.resolve("state"), address);
  }
}
