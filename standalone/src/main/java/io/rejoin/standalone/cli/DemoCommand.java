package io.rejoin.standalone.cli;

import io.rejoin.standalone.Processes;
import io.rejoin.standalone.demo.Demo;
import io.rejoin.standalone.up.Ports;
import io.rejoin.standalone.up.UpPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description =
        "Tells the story on real sockets: a leader is killed and comes back elsewhere, the registry restarts.")
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("rejoin-demo-");
    Processes.logQuietlyTo(data.resolveSibling(data.getFileName() + "-logs"));
    UpPlan plan =
        new UpPlan(
            data,
            true,
            Home.path(),
            "127.0.0.1",
            new Ports(0, 0, 0, 0),
            List.of(Demo.REALM + "=0"),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return Demo.run(plan, spec.commandLine().getOut());
  }
}
