package io.rejoin.standalone.cli;

import io.rejoin.runtime.life.Exit;
import io.rejoin.standalone.Logs;
import io.rejoin.standalone.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description =
        "Tells the story on real sockets: a leader is killed and comes back elsewhere, the registry restarts.")
final class DemoCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    try {
      Path data = Files.createTempDirectory("rejoin-demo-");
      Path logs = Files.createTempDirectory("rejoin-demo-logs-");
      Logs.quietlyTo(logs);
      Exit.run(Demo.program(data, logs, Home.path(), spec.commandLine().getOut()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
