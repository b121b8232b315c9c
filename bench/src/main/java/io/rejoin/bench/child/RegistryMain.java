package io.rejoin.bench.child;

import io.rejoin.registry.app.RegistryApp;
import io.rejoin.registry.app.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The main class of a registry that is a child. */
public final class RegistryMain {

  private RegistryMain() {}

  /**
   * Runs a registry until the process is told to end.
   *
   * @param args the file to write when it is ready, then the file with its settings
   * @throws IOException when a file can't be read or written
   */
  public static void main(String[] args) throws IOException {
    RegistryApp app =
        new RegistryApp(Hosted.settings(RegistrySettings.TABLE, args[1]), Hosted::end);
    Hosted.run(
        app.parts(),
        Path.of(args[0]),
        () -> app.conditions().readiness().isReady() ? Optional.of("ready") : Optional.empty());
  }
}
