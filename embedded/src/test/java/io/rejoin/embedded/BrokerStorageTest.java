package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerStorageTest {
  @TempDir Path dir;

  @Test
  void shouldKeepClusterIdWhenFormattedAlready() {
    // given
    BrokerStorage storage = new BrokerStorage(dir.resolve("made"));
    String clusterId = storage.prepare();

    // when, then
    assertThat(Uuid.fromString(clusterId)).isNotEqualTo(Uuid.ZERO_UUID);
    assertThat(storage.prepare()).isEqualTo(clusterId);
  }

  @Test
  void shouldGiveEachDirectoryAnIdOfItsOwn() {
    assertThat(new BrokerStorage(dir.resolve("a")).prepare())
        .isNotEqualTo(new BrokerStorage(dir.resolve("b")).prepare());
  }

  @Test
  void shouldFormatAgainWhenFormatWasCutShort() throws IOException {
    // given everything but what is written last
    BrokerStorage storage = new BrokerStorage(dir);
    storage.prepare();
    Files.delete(dir.resolve("meta.properties"));

    // when, then
    assertThat(storage.prepare()).isNotNull();
    assertThat(dir.resolve("bootstrap.checkpoint")).exists();
  }

  @Test
  void shouldNameDirectoryWhenItCannotBeMade() throws IOException {
    // given
    Path plainFile = Files.createFile(dir.resolve("plain"));

    // when, then
    assertThatThrownBy(() -> new BrokerStorage(plainFile).prepare())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(plainFile.toString());
  }
}
