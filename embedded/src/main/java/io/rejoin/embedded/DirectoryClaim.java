package io.rejoin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The sole right to work in a data directory, held by a lock on a file in it.
 *
 * <p>The kernel gives the lock back when the holder ends, however it ends. The file tells the
 * holder's process id, for the message to whoever comes second. Claims of this process are also
 * kept in a set: POSIX drops a process's lock as soon as it closes any of its handles on that file,
 * so a second claim must be refused before it opens one.
 */
final class DirectoryClaim implements AutoCloseable {
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
  private static final long POLL_INTERVAL_NANOS = Duration.ofMillis(50).toNanos();

  private final Path file;
  private final FileChannel channel;

  private DirectoryClaim(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Claims the directory of {@code file}, and makes both where they are missing.
   *
   * @throws DataDirectoryInUseException when somebody holds it
   * @throws UncheckedIOException when the directory or the file can't be made
   */
  static DirectoryClaim of(Path file) {
    if (!HELD_HERE.add(file)) {
      throw new DataDirectoryInUseException(file.getParent(), "this process");
    }
    try {
      return new DirectoryClaim(file, lock(file));
    } catch (IOException e) {
      HELD_HERE.remove(file);
      throw new UncheckedIOException("Expected to work in " + file.getParent() + ", but " + e, e);
    } catch (DataDirectoryInUseException e) {
      HELD_HERE.remove(file);
      throw e;
    }
  }

  /** As {@link #of}, but waits up to {@code patience} for a predecessor that is still ending. */
  static DirectoryClaim awaited(Path file, Duration patience, LongSupplier nanoTime) {
    long startNanos = nanoTime.getAsLong();
    while (true) {
      try {
        return of(file);
      } catch (DataDirectoryInUseException e) {
        if (nanoTime.getAsLong() - startNanos > patience.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(POLL_INTERVAL_NANOS);
      }
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      String pid = Files.readString(file).strip();
      throw new DataDirectoryInUseException(
          file.getParent(), pid.isEmpty() ? "another process" : "process " + pid);
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pidLine().getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private static String pidLine() {
    return ProcessHandle.current().pid() + "\n";
  }

  /** Gives the right back; whoever waits for it may go on. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
