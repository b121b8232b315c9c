package io.rejoin.registry.simulation;

import io.rejoin.gate.core.Backend;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.UUID;

/** The processes of a small cluster, and the gates that some of them are. */
final class Crowd {

  private static final TopicCodec<Applied> APPLIED =
      Wire.codec(Wire.TOPICS.applied(), Codecs.APPLIED);
  private static final TopicCodec<BackendReport> REPORT =
      Wire.codec(Wire.TOPICS.reports(), Codecs.BACKEND_REPORT);
  private static final int PULSE_STEPS = 8;

  private final World world;
  private final Traffic traffic;
  private final SplittableRandom random;
  private final List<Agent> agents = new ArrayList<>();
  private final Map<Agent, Gate> gates = new LinkedHashMap<>();
  private final Mail mail = new Mail();

  /** How far results and kicks were read, and how many identities were drawn. */
  private static final class Mail {
    private long results;
    private long kicks;
    private long drawn;
  }

  Crowd(World world, Traffic traffic, SplittableRandom random) {
    this.world = world;
    this.traffic = traffic;
    this.random = random;
  }

  List<Agent> agents() {
    return agents;
  }

  Map<Agent, Gate> gates() {
    return gates;
  }

  /** Any process, dead or alive; null when there is none. */
  Agent any() {
    return agents.isEmpty() ? null : agents.get(random.nextInt(agents.size()));
  }

  /**
   * A process starts.
   *
   * @param skewMs what its clock shows beside the broker's
   */
  Agent start(String address, String host, long skewMs, boolean force) {
    ProofCounter counter = new ProofCounter(world.broker().nowMs() + skewMs, 0);
    ProofSigner signer = new ProofSigner(address, World.SECRET, counter);
    Agent agent =
        new Agent(
            new Agent.Who(address, host, signer), traffic, () -> new UUID(99, ++mail.drawn), force);
    agents.add(agent);
    if (address.startsWith("gate")) {
      gates.put(agent, new Gate(world.broker(), random));
    }
    return agent;
  }

  /** Processes die without a word. */
  void kill(String address) {
    agents.stream().filter(agent -> agent.address().equals(address)).forEach(Agent::die);
  }

  /** Each process says what it says every two seconds. */
  void pulse(long step, boolean allWell) {
    for (int i = 0; i < agents.size(); i++) {
      if ((step + i) % PULSE_STEPS == 0) {
        agents.get(i).pulse(allWell || random.nextInt(20) > 0);
      }
    }
    agents.removeIf(Agent::hasEnded);
    gates.keySet().removeIf(Agent::hasEnded);
  }

  /** Answers and kicks arrive; what is said again of a dead instance too. */
  void deliver() {
    PartitionLog results = world.broker().log(Wire.TOPICS.results(), 0);
    for (Entry entry = results.next(mail.results);
        entry != null;
        entry = results.next(mail.results)) {
      mail.results = entry.offset() + 1;
      Result result = Wire.CODECS.result().read(entry.value());
      to(entry.name()).forEach(agent -> agent.take(result));
    }
    PartitionLog kicks = world.broker().log(Wire.TOPICS.kicks(), 0);
    for (Entry entry = kicks.next(mail.kicks); entry != null; entry = kicks.next(mail.kicks)) {
      mail.kicks = entry.offset() + 1;
      Kick kick = Wire.CODECS.kick().read(entry.value());
      to(entry.name()).forEach(agent -> agent.take(kick));
    }
  }

  private List<Agent> to(String address) {
    return agents.stream().filter(agent -> agent.address().equals(address)).toList();
  }

  /** Gates read on, try their backends, and tell what they have applied and seen. */
  void watch(int records, boolean patient) {
    gates.forEach(
        (agent, gate) -> {
          if (agent.isRunning()) {
            gate.read(records, random.nextBoolean());
            if (patient || random.nextInt(6) == 0) {
              look(agent, gate);
            }
            tell(agent, gate);
          }
        });
  }

  private void look(Agent agent, Gate gate) {
    for (Backend backend : gate.plane().all()) {
      boolean there = to(backend.address()).stream().anyMatch(Agent::isRunning);
      if (there) {
        gate.reached(backend);
      }
      Sighting sighting = there ? Sighting.FINE : Sighting.REFUSED;
      if (!there || random.nextInt(10) == 0) {
        report(agent, backend, sighting);
      }
    }
  }

  /** A watcher tells what it saw of a backend. */
  void report(Agent watcher, Backend backend, Sighting sighting) {
    traffic.send(
        REPORT,
        backend.address(),
        new BackendReport(watcher.address(), backend.epoch(), backend.endpoint(), sighting, "seen"),
        watcher.signer());
  }

  private void tell(Agent agent, Gate gate) {
    SortedMap<String, Long> news = gate.news();
    if (news != null) {
      traffic.send(
          APPLIED, agent.address(), new Applied(agent.incarnation(), news), agent.signer());
    }
  }
}
