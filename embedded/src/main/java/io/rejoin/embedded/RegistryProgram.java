package io.rejoin.embedded;

import io.rejoin.embedded.tether.JvmLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Apicurio Registry as it is unpacked on disk, and how to launch it. */
record RegistryProgram(Path runnerJar) {
  static final String NAME = "schema-registry";

  /**
   * The program in {@code home}.
   *
   * @throws IllegalArgumentException when there is none
   */
  static RegistryProgram in(Path home) {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .map(RegistryProgram::new)
          .orElseThrow(() -> missing(home, null));
    } catch (IOException e) {
      throw missing(home, e);
    }
  }

  private static IllegalArgumentException missing(Path home, IOException cause) {
    return new IllegalArgumentException(
        "Expected Apicurio Registry's *-runner.jar in %s, but there is none. Unpack it there by: mvn generate-resources -pl embedded -am"
            .formatted(home),
        cause);
  }

  /**
   * How to run it.
   *
   * @param stamp what it shall tell of itself, so that it can't be taken for another one
   */
  JvmLaunch launch(RegistryOptions options, int port, String stamp) {
    List<String> jvmOptions =
        List.of(
            "-Xmx" + options.maxHeapMiB() + "m",
            // It serves few requests and shall be up soon: little compiling, no collector threads.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dquarkus.http.host=" + options.host(),
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.banner.enabled=false",
            "-Dquarkus.datasource.jdbc.url=" + databaseUrl(),
            "-Dregistry.description=" + stamp);
    return new JvmLaunch(
        NAME, options.dataDir(), runnerJar.toString(), jvmOptions, mainClass(), List.of());
  }

  /**
   * A file in the working directory. Without WRITE_DELAY=0 H2 writes a commit out up to half a
   * second later, and an id that was handed out before a kill would be handed out again for another
   * schema.
   */
  private static String databaseUrl() {
    return "jdbc:h2:file:./registry;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  private String mainClass() {
    try (JarFile jar = new JarFile(runnerJar.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + runnerJar + ", but " + e, e);
    }
  }
}
