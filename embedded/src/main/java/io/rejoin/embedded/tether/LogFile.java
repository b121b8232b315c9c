package io.rejoin.embedded.tether;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The output of a child process: one file for its latest start, one for the start before. */
record LogFile(Path path) {
  private static final int TAIL_BYTES = 64 * 1024;

  /** Puts the output of an earlier start aside, to {@code NAME.previous}, over an older one. */
  void rotate() throws IOException {
    if (Files.exists(path)) {
      Path previous = path.resolveSibling(path.getFileName() + ".previous");
      Files.move(path, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * The last lines but those of stack frames, which would push out what went wrong: at most {@code
   * lineCount}, from the last 64 KiB.
   */
  List<String> tail(int lineCount) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long start = Math.max(0, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[Math.toIntExact(file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      List<String> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("\tat "))
              .toList();
      return lines.subList(Math.max(0, lines.size() - lineCount), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
