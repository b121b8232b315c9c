package io.rejoin.embedded;

import java.nio.file.Path;

/** Another process, or another broker of this one, works in the data directory. */
public final class DataDirectoryInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path directory;

  DataDirectoryInUseException(Path directory, String holder) {
    super(
        "Expected to be alone in %s, but %s uses it. Stop that, or choose another data directory"
            .formatted(directory, holder));
    this.directory = directory;
  }

  /** The data directory that was asked for; null once the exception was serialised. */
  public Path directory() {
    return directory;
  }
}
