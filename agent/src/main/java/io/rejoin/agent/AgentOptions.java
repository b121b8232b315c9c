package io.rejoin.agent;

import io.rejoin.agent.core.AgentPolicy;
import io.rejoin.agent.core.Offer;
import io.rejoin.agent.link.LinkFactory;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsRefusedException;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.function.UnaryOperator;

/**
 * All that an agent is started with.
 *
 * @param address the unique name that the node registers with
 * @param offer what it registers with; endpoints come from the surroundings where those tell
 * @param force whether to ask for a new identity
 * @param link the way to the registry
 */
public record AgentOptions(
    String address,
    Offer offer,
    boolean force,
    AgentPolicy policy,
    Surroundings surroundings,
    LinkFactory link,
    Wiring wiring) {

  /**
   * Reads them from a program's settings, which have {@link AgentSettings#TABLE} among them.
   *
   * @throws SettingsRefusedException when the address is not set and the host has no name
   */
  public static AgentOptions of(Settings settings, LinkFactory link, Wiring wiring) {
    NodeReader node = new NodeReader(settings);
    return new AgentOptions(
        node.address(),
        node.offer(),
        settings.get(AgentSettings.FORCE),
        AgentSettings.policy(settings),
        node.surroundings(),
        link,
        wiring);
  }

  /** Whether jobs can be given to the node: to workers. */
  boolean takesJobs() {
    return offer.profile().roles().contains(Role.WORKER);
  }

  /** The same for a node that is something else, such as a proxy. */
  public AgentOptions profiled(UnaryOperator<Profile> change) {
    Offer changed =
        new Offer(change.apply(offer.profile()), offer.endpoints(), offer.origin(), offer.agent());
    return new AgentOptions(address, changed, force, policy, surroundings, link, wiring);
  }

  /** The same with other surroundings. */
  public AgentOptions within(Surroundings other) {
    return new AgentOptions(address, offer, force, policy, other, link, wiring);
  }
}
