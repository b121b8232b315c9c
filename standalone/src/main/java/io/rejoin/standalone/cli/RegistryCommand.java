package io.rejoin.standalone.cli;

import io.rejoin.registry.app.RegistryApp;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Program;
import io.rejoin.standalone.Processes;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "registry",
    description = "Runs a registry instance; several of one cluster share the work.")
final class RegistryCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settings;

  @Override
  public Integer call() {
    Processes.logToConsole();
    AtomicReference<Program> program = new AtomicReference<>();
    RegistryApp registry =
        new RegistryApp(
            settings.read(RegistrySettings.TABLE),
            (part, cause) -> program.get().fail(part, cause));
    Lifecycle life = new Lifecycle();
    registry.parts().forEach(life::add);
    program.set(new Program("registry", life));
    return Processes.run(program.get()).code();
  }
}
