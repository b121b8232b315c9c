package io.rejoin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a run keeps its data: a directory that was named and stays, or one that is removed. */
record WorkDirectory(Path path, boolean thrownAway) implements AutoCloseable {

  static WorkDirectory of(Optional<Path> named) throws IOException {
    return named.isPresent()
        ? new WorkDirectory(Files.createDirectories(named.get()), false)
        : new WorkDirectory(Files.createTempDirectory("rejoin-bench-"), true);
  }

  @Override
  public void close() throws IOException {
    if (thrownAway) {
      for (Path file : contents()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
