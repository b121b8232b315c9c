package io.rejoin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code ./rejoin}, with stand-ins for Maven and Java that say how they were called.
 */
final class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "dirname",
          "readlink",
          "find",
          "mkdir",
          "rm",
          "mv",
          "touch",
          "grep",
          "tail",
          "sleep");

  @TempDir Path folder;
  private Path tree;
  private Path path;

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectories(folder.resolve("a tree; with spaces"));
    path = Files.createDirectories(folder.resolve("bin"));
    Files.copy(Path.of("..", "rejoin"), tree.resolve("rejoin"));
    assertThat(tree.resolve("rejoin").toFile().setExecutable(true)).isTrue();
    write(tree.resolve("pom.xml"), "<project/>");
    write(tree.resolve("standalone/pom.xml"), "<project/>");
    write(source(), "final class A {}");
    for (String tool : TOOLS) {
      Files.createSymbolicLink(path.resolve(tool), Path.of("/usr/bin", tool));
    }
    program(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\"' >&2; else printf '%s\\n' \"$@\"; fi");
    program("javac", "exit 1");
    program(
        "mvn",
        "echo '[INFO] Building Rejoin: schemas 0.1.0'; echo built >>built; mkdir -p standalone/target/rejoin/lib; [ ! -f broken ] || exit 1");
  }

  private Path source() {
    return tree.resolve("standalone/src/main/java/A.java");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void program(String name, String script) throws IOException {
    write(path.resolve(name), "#!/usr/bin/bash\n" + script + "\n");
    assertThat(path.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  private Ran run(Path launcher, Path directory, String... arguments) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Ran run(String... arguments) throws Exception {
    return run(tree.resolve("rejoin"), folder, arguments);
  }

  private long builds() throws IOException {
    try (var lines = Files.lines(tree.resolve("built"))) {
      return lines.count();
    }
  }

  @Test
  void shouldBuildOnceWithProgressAndThenRun() throws Exception {
    Ran first = run("node", "an address");
    Ran second = run("nodes");

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.err()).contains("Building Rejoin: ").contains("Built in ");
    assertThat(first.out().lines()).endsWith("io.rejoin.standalone.Rejoin", "node", "an address");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void shouldFindItsTreeThroughSymbolicLinkFromAnotherDirectory() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("rejoin"), tree.resolve("rejoin"));

    Ran run = run(link, Files.createDirectories(folder.resolve("elsewhere")), "nodes");

    assertThat(run.out().lines())
        .contains("-Drejoin.home=" + tree.toRealPath().resolve("standalone/target/rejoin"));
  }

  @Test
  void shouldBuildAgainWhenSourceIsNewer() throws Exception {
    run("nodes");

    Files.setLastModifiedTime(source(), FileTime.from(Instant.now().plusSeconds(1)));
    Ran again = run("nodes");

    assertThat(again.err()).contains("Built in ");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void shouldShowLogAndTryAgainNextTimeWhenBuildFails() throws Exception {
    write(tree.resolve("broken"), "");
    Ran failed = run("nodes");
    Files.delete(tree.resolve("broken"));

    assertThat(failed.status()).isEqualTo(70);
    assertThat(failed.err())
        .contains("Building Rejoin: schemas", "the build failed; all of it is in");
    assertThat(failed.out()).isEmpty();
    assertThat(run("nodes").status()).isZero();
  }

  @Test
  void shouldSayWhatToInstallWhenToolIsMissing() throws Exception {
    Files.delete(path.resolve("mvn"));
    assertThat(run("nodes").err()).contains("no Maven found: install Maven 3.8.7 or later");

    Files.delete(path.resolve("javac"));
    Ran noJdk = run("nodes");
    assertThat(noJdk.err()).contains("install a JDK 17 or later, or set JAVA_HOME");
    assertThat(noJdk.status()).isEqualTo(70);
  }

  @Test
  void shouldSayWhatToInstallWhenJavaIsTooOld() throws Exception {
    program("java", "echo 'openjdk version \"11.0.2\"' >&2");

    Ran old = run("nodes");

    assertThat(old.status()).isEqualTo(70);
    assertThat(old.err()).contains("java is version 11: install a JDK 17 or later");
  }

  @Test
  void shouldAskForNoColoursWhenOutputIsNoTerminal() throws Exception {
    assertThat(run("nodes").out().lines()).contains("-Dpicocli.ansi=false");
  }
}
