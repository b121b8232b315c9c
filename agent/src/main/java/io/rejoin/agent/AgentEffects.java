package io.rejoin.agent;

import io.rejoin.agent.core.Effects;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Loss;
import io.rejoin.agent.core.Standing;
import io.rejoin.agent.link.RegistryLink;
import io.rejoin.agent.memory.MemoryKeeper;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Does what the machine wants done: to the link, the memory and the listener. */
final class AgentEffects implements Effects {

  private final RegistryLink link;
  private final AgentListener listener;
  private final AgentMeters meters;
  private final MemoryKeeper keeper;
  private final SigningCounter counter;
  private final CompletableFuture<Farewell> farewell = new CompletableFuture<>();

  AgentEffects(
      RegistryLink link,
      AgentListener listener,
      AgentMeters meters,
      MemoryKeeper keeper,
      SigningCounter counter) {
    this.link = link;
    this.listener = listener;
    this.meters = meters;
    this.keeper = keeper;
    this.counter = counter;
  }

  /** Completes when the agent is over and its listener knows. */
  CompletableFuture<Farewell> farewell() {
    return farewell.copy();
  }

  @Override
  public void send(Registration registration) {
    counter.beforeAsking();
    meters.registrations("sent").increment();
    link.send(registration);
  }

  @Override
  public void send(Heartbeat heartbeat) {
    counter.beforeSaying();
    meters.heartbeats("sent").increment();
    link.send(heartbeat);
  }

  @Override
  public void send(ClusterIpReport report) {
    counter.beforeSaying();
    link.send(report);
  }

  @Override
  public void announce(Level level, String line) {
    listener.announced(level, line);
  }

  @Override
  public void registered(Standing standing) {
    meters.registrations("accepted").increment();
    counter.accepted();
    keeper.change(
        memory -> memory.standing(standing.incarnation(), standing.nodeId(), standing.epoch()));
    listener.registered(standing);
  }

  @Override
  public void lost(Loss loss) {
    meters.losses().increment();
    listener.lost(loss);
  }

  @Override
  public void isolated(boolean isolated, boolean fenced) {
    listener.isolated(isolated, fenced);
  }

  @Override
  public void job(String job) {
    listener.job(Optional.ofNullable(job));
  }

  @Override
  public void ended(Ending ending, String text) {
    try {
      listener.ended(ending, text);
    } finally {
      farewell.complete(new Farewell(ending, text));
    }
  }
}
