package io.rejoin.standalone.up;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.embedded.PortTakenException;
import io.rejoin.runtime.life.Part;
import io.rejoin.standalone.up.PortRefusedException.Asked;
import java.time.Duration;

/** The embedded broker as a part of the cluster. */
final class BrokerPart implements Part {

  private final BrokerOptions options;
  private EmbeddedBroker broker;

  BrokerPart(UpPlan plan) {
    this.options =
        BrokerOptions.in(plan.data().resolve("broker"))
            .withHost(plan.host())
            .withBrokerPort(plan.ports().broker());
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void start() {
    try {
      broker = EmbeddedBroker.start(options);
    } catch (PortTakenException e) {
      throw new PortRefusedException(
          new Asked("Kafka broker", e.host(), e.port(), "--broker-port"), e);
    }
  }

  @Override
  public void stop() {
    broker.close();
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }
}
