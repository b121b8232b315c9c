package io.rejoin.agent;

import io.rejoin.agent.link.DoorOptions;
import io.rejoin.agent.link.HttpLink;
import io.rejoin.agent.link.LinkFactory;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.metrics.ClientBinder;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** Chooses the way to the registry: its HTTP door when one is named, else Kafka. */
public final class Links {

  private Links() {}

  /** The way that the settings tell, which have {@link AgentSettings#TABLE} among them. */
  public static LinkFactory of(Settings settings, Wiring wiring, ClientBinder clients) {
    List<String> masters = settings.get(AgentSettings.MASTER_URLS);
    return (address, counter) -> new HttpLink(address, door(settings, masters));
  }

  private static DoorOptions door(Settings settings, List<String> masters) {
    Optional<String> token =
        settings
            .get(ClusterSettings.PROOF_TOKEN)
            .filter(secret -> settings.get(ClusterSettings.PROOF_LEVEL).equals("token"))
            .map(Password::value);
    return new DoorOptions(masters, token, settings.get(AgentSettings.MASTER_TIMEOUT));
  }
}
