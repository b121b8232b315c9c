package io.rejoin.embedded;

import io.rejoin.embedded.tether.Samples;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that runs a schema registry beside it and publishes its process id and URL. */
public final class RegistryParent {
  private RegistryParent() {}

  public static void main(String[] args) throws Exception {
    SchemaRegistryProcess registry =
        SchemaRegistryProcess.start(RegistryOptions.in(Path.of(args[0]), Path.of(args[1])));
    Samples.publish(Path.of("registry"), registry.pid() + "\n" + registry.url());
    new CountDownLatch(1).await();
  }
}
