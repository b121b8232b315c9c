package io.rejoin.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryKeeperTest {

  @TempDir private Path directory;
  private final Deque<Runnable> writes = new ArrayDeque<>();

  @Test
  void shouldReadWhatAnEarlierProcessKnew() {
    file().write(Memory.NONE.counted(5));

    assertThat(keeper().memory().counter()).isEqualTo(5);
  }

  @Test
  void shouldWriteTheLatestAndOnlyWhatHasChanged() {
    MemoryKeeper keeper = keeper();
    keeper.change(memory -> memory.counted(1));
    keeper.change(memory -> memory.counted(1));
    keeper.change(memory -> memory.counted(2));

    assertThat(writes).hasSize(2);
    writes.remove().run();
    assertThat(file().read().counter()).isEqualTo(2);
  }

  @Test
  void shouldRememberWithoutAFileForAsLongAsTheProcessLives() {
    MemoryKeeper keeper = new MemoryKeeper(Optional.empty(), writes::add);
    keeper.change(memory -> memory.counted(3));
    writes.forEach(Runnable::run);

    assertThat(keeper.memory().counter()).isEqualTo(3);
  }

  private MemoryKeeper keeper() {
    return new MemoryKeeper(Optional.of(file()), writes::add);
  }

  private MemoryFile file() {
    return new MemoryFile(directory, "a");
  }
}
