package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryClaimTest {
  @TempDir Path dir;

  private Path file;

  @BeforeEach
  void prepare() {
    file = dir.resolve("made/lock");
  }

  @Test
  void shouldRefuseSecondClaimUntilFirstIsGivenBack() {
    // given
    DirectoryClaim first = DirectoryClaim.of(file);

    // when, then
    assertThatThrownBy(() -> DirectoryClaim.of(file))
        .isInstanceOfSatisfying(
            DataDirectoryInUseException.class,
            e -> assertThat(e.directory()).isEqualTo(file.getParent()))
        .hasMessageContaining("this process");
    first.close();
    DirectoryClaim.of(file).close();
  }

  @Test
  void shouldTellHolder() throws IOException {
    // given
    DirectoryClaim claim = DirectoryClaim.of(file);

    // when, then
    assertThat(file).hasContent(Long.toString(ProcessHandle.current().pid()));
    claim.close();
  }

  @Test
  void shouldGoOnWhenPredecessorGivesClaimBack() throws Exception {
    // given
    DirectoryClaim first = DirectoryClaim.of(file);
    CompletableFuture<DirectoryClaim> second =
        CompletableFuture.supplyAsync(
            () -> DirectoryClaim.awaited(file, Duration.ofSeconds(60), System::nanoTime));

    // when
    first.close();

    // then
    second.get().close();
  }

  @Test
  void shouldGiveUpWhenPatienceIsOver() {
    // given a clock that goes on by a second whenever it is looked at
    AtomicLong nanos = new AtomicLong();
    DirectoryClaim first = DirectoryClaim.of(file);

    // when, then
    assertThatThrownBy(
            () ->
                DirectoryClaim.awaited(
                    file, Duration.ofSeconds(3), () -> nanos.addAndGet(1_000_000_000L)))
        .isInstanceOf(DataDirectoryInUseException.class);
    assertThat(nanos).hasValueGreaterThan(3_000_000_000L);
    first.close();
  }

  @Test
  void shouldNameDirectoryWhenItCannotBeMade() throws IOException {
    // given
    Path plainFile = Files.createFile(dir.resolve("plain"));

    // when, then
    assertThatThrownBy(() -> DirectoryClaim.of(plainFile.resolve("lock")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(plainFile.toString());
  }
}
