package io.rejoin.standalone.cli;

import io.rejoin.gate.Gate;
import io.rejoin.gate.GateSettings;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Program;
import io.rejoin.standalone.Processes;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "gate",
    description = "Runs a gate: clients come in, and get to routers of their realm.")
final class GateCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settings;

  @Override
  public Integer call() {
    Processes.logToConsole();
    AtomicReference<Program> program = new AtomicReference<>();
    Gate gate =
        new Gate(
            settings.read(GateSettings.TABLE), (part, cause) -> program.get().fail(part, cause));
    Lifecycle life = new Lifecycle();
    gate.parts().forEach(life::add);
    program.set(new Program("gate", life));
    return Processes.run(program.get()).code();
  }
}
