package io.rejoin.standalone.cli;

import io.rejoin.standalone.client.Door;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which registry a command talks to. */
final class DoorOptions {

  @Option(
      names = "--master",
      paramLabel = "URL",
      converter = DoorUrl.class,
      defaultValue = "${REJOIN_MASTER:-http://127.0.0.1:8080}",
      description = "The registry's HTTP door. Default: REJOIN_MASTER, here ${DEFAULT-VALUE}.")
  private URI master;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${REJOIN_TOKEN}",
      description = "The secret, where the registry asks for one; better set as REJOIN_TOKEN.")
  private String token;

  Door door() {
    return new Door(master, Optional.ofNullable(token).filter(text -> !text.isBlank()));
  }
}
