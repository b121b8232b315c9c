package io.rejoin.standalone.up;

import io.rejoin.embedded.PortTakenException;
import io.rejoin.embedded.RegistryOptions;
import io.rejoin.embedded.SchemaRegistryProcess;
import io.rejoin.runtime.life.Part;
import io.rejoin.standalone.up.PortRefusedException.Asked;
import java.time.Duration;

/** The schema registry beside this process as a part of the cluster. */
final class SchemaRegistryPart implements Part {

  private final RegistryOptions options;
  private SchemaRegistryProcess process;

  SchemaRegistryPart(UpPlan plan) {
    this.options =
        RegistryOptions.in(
                plan.home().resolve("schema-registry"), plan.data().resolve("schema-registry"))
            .withHost(plan.host())
            .withPort(plan.ports().schemaRegistry());
  }

  @Override
  public String name() {
    return "schema registry";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(12);
  }

  @Override
  public void start() {
    try {
      process = SchemaRegistryProcess.start(options);
    } catch (PortTakenException e) {
      throw new PortRefusedException(
          new Asked("schema registry", e.host(), e.port(), "--schema-registry-port"), e);
    }
  }

  @Override
  public void stop() {
    process.close();
  }

  String url() {
    return process.url();
  }
}
