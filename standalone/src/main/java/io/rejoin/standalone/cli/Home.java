package io.rejoin.standalone.cli;

import java.nio.file.Path;

/** Where the distribution lies, as the launcher says. */
final class Home {

  private Home() {}

  static Path path() {
    String home = System.getProperty("rejoin.home");
    if (home == null) {
      throw new IllegalStateException(
          "Expected the system property rejoin.home to name the distribution; start with ./rejoin");
    }
    return Path.of(home);
  }
}
