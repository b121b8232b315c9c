package io.rejoin.standalone.cli;

import io.rejoin.registry.app.RegistryApp;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Exit;
import io.rejoin.standalone.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "registry",
    description = "Runs a registry instance; several of one cluster share the work.")
final class RegistryCommand implements Runnable {

  @Mixin private SettingsOptions settings;

  @Override
  public void run() {
    Settings read = settings.read(RegistrySettings.TABLE);
    Logs.toConsole();
    Exit.run(Programs.of("registry", failure -> new RegistryApp(read, failure).parts()));
  }
}
