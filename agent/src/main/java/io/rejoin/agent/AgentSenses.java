package io.rejoin.agent;

import io.rejoin.agent.core.Wellbeing;
import io.rejoin.agent.memory.Memory;
import io.rejoin.agent.memory.MemoryKeeper;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import java.util.List;

/** Passes on to the agent what the watch sees and what its owner says. */
final class AgentSenses implements Watch.Senses {

  private final AgentLoop loop;
  private final MemoryKeeper keeper;
  private final Vitals vitals = new Vitals();

  AgentSenses(AgentLoop loop, MemoryKeeper keeper) {
    this.loop = loop;
    this.keeper = keeper;
  }

  @Override
  public void moved(List<Endpoint> endpoints) {
    loop.take((agent, now) -> agent.moved(endpoints, now));
  }

  @Override
  public void felt(Wellbeing wellbeing) {
    Wellbeing together = vitals.probed(wellbeing);
    loop.take((agent, now) -> agent.feels(together, now));
  }

  @Override
  public void detected(Capabilities machine) {
    keeper.change(memory -> memory.on(Memory.Machine.of(machine)));
    loop.take((agent, now) -> agent.changed(on(machine, agent.offer().profile()), now));
  }

  /** The owner says how the node is. */
  void reported(Wellbeing wellbeing) {
    Wellbeing together = vitals.reported(wellbeing);
    loop.take((agent, now) -> agent.feels(together, now));
  }

  /** The profile on this machine; its labels stay. */
  static Profile on(Capabilities machine, Profile profile) {
    return new Profile(
        profile.name(),
        profile.type(),
        profile.roles(),
        profile.realms(),
        machine.labelled(profile.capabilities().labels()));
  }
}
