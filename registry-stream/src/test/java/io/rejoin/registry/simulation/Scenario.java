package io.rejoin.registry.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.gate.core.Backend;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.value.Endpoint;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** So many steps of a small cluster in bad times, and then a while of good ones. */
final class Scenario {

  private static final long STEP_MS = 250;

  private static final TopicCodec<Assignment> ASSIGNMENT =
      Wire.codec(Wire.TOPICS.assignments(), Codecs.ASSIGNMENT);
  private static final TopicCodec<Command> COMMAND =
      Wire.codec(Wire.TOPICS.commands(), Codecs.COMMAND);
  private static final long YEAR_MS = 365L * 24 * 60 * 60 * 1_000;
  private static final int HOSTS = 6;

  private final SplittableRandom random;
  private final World world;
  private final Traffic traffic;
  private final Crowd crowd;
  private final ProofSigner operator;
  private long instancesMs;
  private long steps;

  Scenario(long seed) {
    random = new SplittableRandom(seed);
    boolean signed = seed % 2 == 0;
    world = new World(random, signed);
    traffic = new Traffic(world.broker(), random, signed);
    crowd = new Crowd(world, traffic, random);
    operator =
        new ProofSigner("operator", World.SECRET, new ProofCounter(world.broker().nowMs(), 0));
    instancesMs = world.broker().nowMs();
  }

  World world() {
    return world;
  }

  Crowd crowd() {
    return crowd;
  }

  /** Anything may happen. */
  void suffer(int count) {
    for (int i = 0; i < count; i++) {
      pass(random.nextInt(4) == 0 ? 2 * STEP_MS : STEP_MS);
      crowd.pulse(steps, false);
      if (random.nextInt(2) == 0) {
        happen();
      }
      if (random.nextInt(8) == 0) {
        disturb();
      }
      traffic.deliver();
      world.work(random);
      crowd.deliver();
      crowd.watch(random.nextInt(8), false);
    }
  }

  /** What was under way arrives, and nothing bad happens any more. */
  void calmDown() {
    crowd.agents().forEach(agent -> agent.pause(false));
    world.resume();
    traffic.calmDown();
  }

  /** A while of good times, half a second a step: whatever is there is worked off in each. */
  void rest(int count) {
    for (int i = 0; i < count; i++) {
      pass(2 * STEP_MS);
      crowd.pulse(steps, true);
      world.settle();
      crowd.deliver();
      crowd.watch(Integer.MAX_VALUE, true);
    }
  }

  private void pass(long ms) {
    steps++;
    instancesMs += ms;
    world.broker().passMs(ms);
    world.wake(instancesMs);
  }

  private void happen() {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> start();
      case 4 -> any(Agent::die);
      case 5 -> any(Agent::leave);
      case 6 -> any(agent -> agent.moveTo("10.0.1." + random.nextInt(HOSTS)));
      case 7 -> any(Agent::registerAgain);
      case 8 -> assign();
      case 9 -> order();
      case 10 -> any(agent -> agent.pause(random.nextBoolean()));
      default -> gossip();
    }
  }

  private void any(Consumer<Agent> deed) {
    Agent agent = crowd.any();
    if (agent != null) {
      deed.accept(agent);
    }
  }

  private void start() {
    String address = address();
    if (random.nextInt(4) > 0) {
      crowd.kill(address);
    }
    long skewMs = random.nextInt(15) == 0 ? (random.nextBoolean() ? YEAR_MS : -YEAR_MS) : 0;
    crowd.start(address, "10.0.0." + random.nextInt(HOSTS), skewMs, random.nextInt(20) == 0);
  }

  private String address() {
    int which = random.nextInt(9);
    return which < 5 ? "router-" + which : which < 7 ? "gate-" + which : "worker-" + which;
  }

  private void assign() {
    any(
        agent ->
            traffic.send(
                ASSIGNMENT,
                agent.address(),
                new Assignment(agent.incarnation(), "job-" + random.nextInt(5), "scheduler"),
                operator));
  }

  private void order() {
    Command.Order[] orders = Command.Order.values();
    Command.Order order = orders[random.nextInt(orders.length)];
    boolean moves = order == Command.Order.MOVE_LEADER;
    String target = moves ? "router-" + random.nextInt(5) : null;
    String key = moves ? "realm1" : address();
    command(key, order, target);
    if (order == Command.Order.FREEZE) {
      command(key, Command.Order.UNFREEZE, null);
    } else if (order == Command.Order.DRAIN && random.nextBoolean()) {
      command(key, Command.Order.UNDRAIN, null);
    }
  }

  private void command(String key, Command.Order order, String target) {
    traffic.send(
        COMMAND, key, new Command(order, "order-" + steps, "operator", "", target, null), operator);
  }

  /** Gates say bad things of a router, at times of one that is gone. */
  private void gossip() {
    Node node = world.state().nodes().get("router-" + random.nextInt(5));
    if (node != null) {
      long epoch = node.epoch() - (random.nextInt(4) == 0 ? 1 : 0);
      Backend backend = new Backend(node.address(), epoch, new Endpoint("tcp", "10.0.0.1", 8080));
      crowd.gates().keySet().forEach(gate -> crowd.report(gate, backend, Sighting.REFUSED));
    }
  }

  private void disturb() {
    int number = random.nextInt(Wire.PARTITIONS);
    switch (random.nextInt(16)) {
      case 0 -> world.intake(number).crash();
      case 1 -> world.intake(number).loseOne();
      case 2 -> world.liveness(number).crash();
      case 3 -> world.liveness(number).retire();
      case 4, 5 -> failOver(false, false);
      case 6 -> failOver(true, false);
      case 7 -> failOver(false, true);
      case 8 -> crowd.agents().forEach(agent -> agent.pause(true));
      case 9, 10 -> crowd.agents().forEach(agent -> agent.pause(false));
      case 11 -> world.broker().passMs(random.nextBoolean() ? YEAR_MS : -YEAR_MS);
      case 12 -> instancesMs += random.nextInt(-2_000, 60_000);
      case 13 -> world.compact();
      case 14 -> world.liveness(number).halt(random.nextBoolean());
      default -> vandalise();
    }
  }

  private void failOver(boolean storesLost, boolean offsetLost) {
    world.decisions().kill(random.nextBoolean());
    world.decisions().start(storesLost, offsetLost);
  }

  /** Nobody but the registry may write control; somebody does. */
  private void vandalise() {
    traffic.vandalise();
    if (random.nextInt(4) == 0) {
      world
          .broker()
          .append(
              Wire.TOPICS.control(),
              0,
              "router-1".getBytes(UTF_8),
              new byte[] {9, 9},
              new RecordHeaders());
    }
  }
}
