package io.rejoin.gate;

import io.rejoin.agent.AgentListener;
import io.rejoin.agent.AgentOptions;
import io.rejoin.agent.Links;
import io.rejoin.agent.NodeAgent;
import io.rejoin.agent.Wiring;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Standing;
import io.rejoin.gate.core.GateRules;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The gate as a node of its cluster: a proxy that follows its realms, and heeds the registry. */
final class Membership implements Part, AgentListener {

  private final AgentOptions options;
  private final ControlRoom room;
  private final Tidings tidings;
  private final BiConsumer<String, Throwable> failure;
  private NodeAgent agent;

  /** Tells {@code failure} when the registry ends this node for good. */
  Membership(
      AgentOptions options,
      ControlRoom room,
      Tidings tidings,
      BiConsumer<String, Throwable> failure) {
    this.options = options;
    this.room = room;
    this.tidings = tidings;
    this.failure = failure;
  }

  /** A proxy of these realms, otherwise as the settings say. */
  static AgentOptions options(Settings settings, GateRules rules, Meters meters) {
    Wiring wiring = new Wiring(TimeSource.system(), new SecureRandom(), meters.registry());
    return AgentOptions.of(settings, Links.of(settings, wiring, meters.clients()), wiring)
        .profiled(profile -> asProxy(profile, List.copyOf(rules.ports().keySet())));
  }

  @Override
  public String name() {
    return "agent";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void start() {
    agent = NodeAgent.start(options, this);
  }

  @Override
  public void stop() {
    agent.close();
  }

  @Override
  public void registered(Standing standing) {
    tidings.registered(standing.incarnation());
  }

  @Override
  public void isolated(boolean isolated, boolean fenced) {
    room.change(view -> view.isolatedNow(isolated && fenced));
  }

  @Override
  public void ended(Ending ending, String text) {
    if (ending != Ending.LEFT) {
      failure.accept("agent", new IllegalStateException(text));
    }
  }

  private static Profile asProxy(Profile profile, List<String> realms) {
    return new Profile(
        profile.name(), profile.type(), List.of(Role.PROXY), realms, profile.capabilities());
  }
}
