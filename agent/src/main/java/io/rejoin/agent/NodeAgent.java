package io.rejoin.agent;

import io.rejoin.agent.core.AgentMachine;
import io.rejoin.agent.core.AgentState;
import io.rejoin.agent.core.Offer;
import io.rejoin.agent.core.Wellbeing;
import io.rejoin.agent.hardware.Hardware;
import io.rejoin.agent.link.RegistryLink;
import io.rejoin.agent.memory.Memory;
import io.rejoin.agent.memory.MemoryFile;
import io.rejoin.agent.memory.MemoryKeeper;
import io.rejoin.agent.work.Worker;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running agent of one node. Everything may be called from any thread; what waits, not from the
 * listener, since nothing would come to wait for.
 */
public final class NodeAgent implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);

  /** How long the first registration waits for a look at cluster IP and service. */
  private static final Duration LOOK_PATIENCE = Duration.ofSeconds(2);

  private static final long LEAVE_MARGIN_MS = 1_000;

  private final AgentOptions options;
  private final AgentLoop loop;
  private final AgentEffects effects;
  private final AgentSenses senses;
  private final Watch watch;
  private final RegistryLink link;
  private final Worker writer;

  /** Starts an agent, which goes on until it is closed or the registry ends it. */
  public static NodeAgent start(AgentOptions options, AgentListener listener) {
    Worker writer = new Worker("agent-memory");
    MemoryKeeper keeper =
        new MemoryKeeper(
            options.surroundings().dataDir().map(dir -> new MemoryFile(dir, options.address())),
            writer);
    NodeAgent agent = new NodeAgent(options, listener, keeper, writer);
    agent.begin(keeper.memory());
    return agent;
  }

  private NodeAgent(
      AgentOptions options, AgentListener listener, MemoryKeeper keeper, Worker writer) {
    Wiring wiring = options.wiring();
    AgentMeters meters = new AgentMeters(wiring.meters(), options.address());
    Clock wall = wiring.time().wall();
    ProofCounter counter = new ProofCounter(wall.millis(), keeper.memory().counter());
    SigningCounter signing = new SigningCounter(counter, keeper, wall);
    this.options = options;
    this.writer = writer;
    this.link = options.link().link(options.address(), options.takesJobs(), counter);
    this.effects = new AgentEffects(link, listener, meters, keeper, signing);
    this.loop = new AgentLoop(machine(options, keeper.memory()), wiring.time(), effects, meters);
    this.senses = new AgentSenses(loop, keeper);
    this.watch = new Watch(options.surroundings(), senses, () -> loop.take(AgentMachine::start));
    meters.watch(this::view);
  }

  /** The agent as it is now. */
  public AgentView view() {
    return loop.board().view();
  }

  /** Where it stands with the registry. */
  public AgentState.Kind state() {
    return view().state();
  }

  /** The epoch of the registration that stands; empty while there is none. */
  public OptionalLong epoch() {
    return view().standing().map(s -> OptionalLong.of(s.epoch())).orElse(OptionalLong.empty());
  }

  /** Whether the registration was read back within this time; at once false when it is over. */
  public boolean awaitRegistered(Duration limit) throws InterruptedException {
    loop.board().await(view -> view.isRegistered() || view.isOver(), limit);
    return view().isRegistered();
  }

  /** Completes when the agent is over and its listener knows. */
  public CompletableFuture<Farewell> farewell() {
    return effects.farewell();
  }

  /** The node can be reached elsewhere from now on; the cluster IP is no longer looked up. */
  public void updateEndpoints(List<Endpoint> endpoints) {
    watch.leaveEndpointsToOwner();
    senses.moved(endpoints);
  }

  /** The node is something else, or serves other realms. */
  public void updateProfile(Profile profile) {
    loop.take((agent, now) -> agent.changed(profile, now));
  }

  /**
   * How the node is, by its owner's word; goes out at once when the health changes.
   *
   * @param reason why it is unhealthy; empty when it is up
   * @param load 0 idle to 1 full; negative when unknown
   */
  public void reportHealth(Health health, String reason, double load) {
    senses.reported(new Wellbeing(health, reason, load));
  }

  /** Leaves in good order; completes when the registry knows, or was waited for long enough. */
  public CompletableFuture<Farewell> leave(String reason) {
    loop.take((agent, now) -> agent.leave(reason, now));
    return farewell();
  }

  /** Leaves, and gives back every thread and connection. */
  @Override
  public void close() {
    try {
      long limitMs = options.policy().leaveMs() + LEAVE_MARGIN_MS;
      Farewell farewell = leave("stopped").get(limitMs, TimeUnit.MILLISECONDS);
      LOG.debug("Agent of {} is over: {}", options.address(), farewell);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Expected agent of {} to end in time, but it did not", options.address(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watch.close();
      link.close();
      loop.close();
      writer.close();
    }
  }

  private void begin(Memory memory) {
    if (memory.nodeId() != null) {
      LOG.info(
          "Before this start {} was node {} at epoch {}",
          options.address(),
          memory.nodeId(),
          memory.epoch());
    }
    LOG.info("Agent of {} speaks to {}", options.address(), link.target());
    if (options.surroundings().probe().isPresent()) {
      senses.felt(new Wellbeing(Health.UNHEALTHY, "the service was not looked at yet", -1));
    }
    link.open(loop);
    watch.begin();
    loop.after(LOOK_PATIENCE, watch::waitNoLonger);
  }

  /** Registers with what was known of the machine last time, or with what can be known at once. */
  private static AgentMachine machine(AgentOptions options, Memory memory) {
    Offer offer = options.offer();
    if (options.surroundings().hardware()) {
      Capabilities machine =
          memory.machine() == null ? Hardware.atOnce() : memory.machine().capabilities();
      Profile profile = AgentSenses.on(machine, offer.profile());
      offer = new Offer(profile, offer.endpoints(), offer.origin(), offer.agent());
    }
    return new AgentMachine(options.policy(), options.wiring().random(), offer, options.force());
  }
}
