package io.rejoin.bench;

import io.rejoin.bench.figure.Json;
import io.rejoin.bench.figure.Machine;
import io.rejoin.bench.figure.Report;
import io.rejoin.bench.figure.TextTable;
import io.rejoin.bench.measure.Measure;
import io.rejoin.bench.measure.Sizes;
import io.rejoin.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: runs measures, prints their table and writes their JSON. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures Rejoin on this machine, with brokers that it starts itself.")
public final class Bench implements Callable<Integer> {

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only these: registration-latency, registration-rate, heartbeat-rate, heap-per-node,"
              + " registry-restart, route-followed, leader-killed, gate-traffic.")
  private List<String> only = List.of();

  @Option(names = "--quick", description = "Small sizes: to compare with, not to publish.")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures too.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      defaultValue = "mock://bench",
      description = "Schema registry; one inside each process unless given (${DEFAULT-VALUE}).")
  private String schemaRegistry;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where brokers keep their data, on the disk to be measured. Kept; else a temporary one"
              + " is thrown away.")
  private Optional<Path> directory = Optional.empty();

  @Spec private CommandSpec spec;

  /** Ends the process with 0, with 1 when a measure came to nothing, with 2 when asked wrongly. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Measure> measures = chosen();
    Machine machine = Machine.here();
    try (WorkDirectory work = WorkDirectory.of(directory)) {
      Rig rig = new Rig(work.path(), schemaRegistry);
      Report report =
          new Run(rig, quick ? Sizes.QUICK : Sizes.FULL, spec.commandLine().getErr())
              .of(measures, machine);
      spec.commandLine().getOut().print(TextTable.of(report));
      spec.commandLine().getOut().flush();
      if (json.isPresent()) {
        Json.write(report, json.get());
      }
      return report.failures().isEmpty() ? 0 : 1;
    }
  }

  private List<Measure> chosen() {
    List<String> known = Measure.all().stream().map(Measure::name).toList();
    for (String name : only) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "Expected --only to name some of %s, but got %s".formatted(known, name));
      }
    }
    return Measure.all().stream().filter(m -> only.isEmpty() || only.contains(m.name())).toList();
  }
}
