package io.rejoin.agent.memory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A memory as a JSON file, one an address. It is replaced as a whole, so a crash leaves the old one
 * or the new one. What can't be read or written is said once a time and otherwise ignored.
 */
public final class MemoryFile {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryFile.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /** The file of this address in a directory, which is made when it is written to. */
  public MemoryFile(Path directory, String address) {
    String name = URLEncoder.encode(address, StandardCharsets.UTF_8);
    this.file = directory.resolve("agent-" + name + ".json");
  }

  public Path path() {
    return file;
  }

  /** What it holds, or {@link Memory#NONE}. */
  public Memory read() {
    try {
      Memory memory = JSON.readValue(Files.readAllBytes(file), Memory.class);
      return memory == null ? Memory.NONE : memory;
    } catch (NoSuchFileException firstStart) {
      return Memory.NONE;
    } catch (IOException e) {
      LOG.warn("Expected to read {}, but {}; going on without it", file, e.toString());
      return Memory.NONE;
    }
  }

  /** Replaces what it holds; when that fails it says so in the log, and the old stays. */
  public void write(Memory memory) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      writeThrough(next, JSON.writeValueAsBytes(memory));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("Expected to write {}, but {}; going on without it", file, e.toString());
    }
  }

  private static void writeThrough(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
