package io.rejoin.standalone.cli;

import io.rejoin.gate.Gate;
import io.rejoin.gate.GateSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Exit;
import io.rejoin.standalone.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "gate",
    description = "Runs a gate: clients come in, and get to routers of their realm.")
final class GateCommand implements Runnable {

  @Mixin private SettingsOptions settings;

  @Override
  public void run() {
    Settings read = settings.read(GateSettings.TABLE);
    Logs.toConsole();
    Exit.run(Programs.of("gate", failure -> new Gate(read, failure).parts()));
  }
}
