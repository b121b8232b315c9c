package io.rejoin.standalone.up;

import io.rejoin.runtime.life.Part;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/**
 * Where the cluster's state lives; made at the start, and thrown away at the end if it is to be.
 */
public final class DataDirectory implements Part {

  private final Path path;
  private final boolean ephemeral;

  DataDirectory(Path path, boolean ephemeral) {
    this.path = path;
    this.ephemeral = ephemeral;
  }

  @Override
  public String name() {
    return "data directory";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void start() throws IOException {
    Files.createDirectories(path);
  }

  @Override
  public void stop() throws IOException {
    if (ephemeral) {
      remove(path);
    }
  }

  /** Deletes a folder and all that is in it. */
  public static void remove(Path folder) throws IOException {
    Files.walkFileTree(folder, new Removal());
  }

  /** Files first, then what held them. */
  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
