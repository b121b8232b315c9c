package io.rejoin.standalone;

import io.rejoin.embedded.RegistryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder laid out as the build lays out the distribution, without its libraries. */
public final class Distribution {

  private Distribution() {}

  /** Makes one in a folder; gives its home. */
  public static Path in(Path folder) {
    try {
      Path home = Files.createDirectories(folder.resolve("home"));
      Path program = RegistryOptions.homeFromProperty().toAbsolutePath();
      Files.createSymbolicLink(home.resolve("schema-registry"), program);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
