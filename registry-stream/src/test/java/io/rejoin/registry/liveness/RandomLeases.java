package io.rejoin.registry.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.value.Health;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A random life of one heartbeat partition, with a registry that follows what is said some ticks
 * later, and beside it the plain account of who was heard when: no wheel, every node looked at in
 * every tick.
 */
final class RandomLeases {

  private static final long TICK_MS = 250;
  private static final Terms TERMS = new Terms(5_000, 8_000);
  private static final int ADDRESSES = 12;
  private static final int MAX_LAG_TICKS = 6;

  private final long seed;
  private final SplittableRandom random;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Account> accounts = new HashMap<>();
  private final Deque<Later> registry = new ArrayDeque<>();
  private final LeaseWheel wheel;
  private final Log log = new Log();
  private int expiries;
  private int returns;

  /** What is known of an incarnation without any wheel; -1 until its term begins. */
  private static final class Account {
    private boolean beats = true;
    private long awaitedTick;
    private long heardMs = -1;
    private long termSaidMs = -1;
    private long sequence;
  }

  /** Something that the registry will have decided by then. */
  private record Later(long tick, Control said) {}

  /** The log's own time: append time, the clock as its sum of clamped steps, and our ticks. */
  private static final class Log {
    private long atMs = 1_750_000_000_000L;
    private long tickAtMs = atMs;
    private long clockMs;
    private long ticks;

    private long nowMs() {
      return clockMs + Math.max(0, Math.min(atMs - tickAtMs, 2 * TICK_MS));
    }
  }

  RandomLeases(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.wheel = new LeaseWheel(LivenessLimits.DEFAULT, nodes::get);
    tick();
  }

  int expiries() {
    return expiries;
  }

  int returns() {
    return returns;
  }

  void step() {
    int what = random.nextInt(100);
    if (what < 45) {
      passTick(random.nextInt(40) == 0 ? random.nextLong(-100_000, 100_000) : TICK_MS);
    } else if (what < 90) {
      beat("node-" + random.nextInt(ADDRESSES));
    } else {
      change("node-" + random.nextInt(ADDRESSES));
    }
  }

  private void change(String address) {
    Account account = accounts.get(address);
    int what = random.nextInt(10);
    if (account == null || what == 0) {
      show(NodeFixtures.node(address, NodeFixtures.incarnation(random.nextLong(1, 1L << 40))));
      accounts.put(address, new Account());
      accounts.get(address).awaitedTick = log.ticks + 1;
    } else if (what < 4) {
      account.beats = !account.beats;
    } else if (what == 4) {
      show(NodeFixtures.with(nodes.get(address), NodeFixtures.reported()));
    }
  }

  private void beat(String address) {
    Account account = accounts.get(address);
    if (account == null || !account.beats) {
      return;
    }
    log.atMs += random.nextInt(3) == 0 ? random.nextInt(60) : 0;
    Node node = nodes.get(address);
    account.sequence++;
    Beat beat = new Beat(address, node.stay().incarnation(), account.sequence, null, Beat.UNPROVEN);
    wheel.beat(beat, log.atMs);
    account.heardMs = account.heardMs < 0 ? -1 : Math.max(account.heardMs, log.nowMs());
  }

  private void passTick(long stepMs) {
    log.atMs = log.tickAtMs + stepMs;
    tick();
  }

  private void tick() {
    log.clockMs = log.nowMs();
    log.tickAtMs = log.atMs;
    log.ticks++;
    accounts.values().forEach(this::begin);
    List<Control> said = new ArrayList<>();
    wheel.tick(log.atMs, log.ticks, TERMS, said::add);
    said.forEach(this::check);
    accounts.forEach(this::checkExpired);
    follow();
  }

  private void begin(Account account) {
    boolean begins = account.heardMs < 0 && account.awaitedTick <= log.ticks;
    account.heardMs = begins ? log.clockMs : account.heardMs;
  }

  private void check(Control said) {
    registry.add(new Later(log.ticks + random.nextInt(MAX_LAG_TICKS), said));
    Account account = accounts.get(said.key());
    long silentMs = log.clockMs - account.heardMs;
    if (said.input() instanceof NodeSilent silent) {
      assertThat(silent.silentMs()).as("seed %d", seed).isEqualTo(silentMs);
      assertThat(silentMs).as("seed %d", seed).isGreaterThanOrEqualTo(TERMS.suspectMs());
      account.termSaidMs = silentMs >= TERMS.termMs() ? log.clockMs : -1;
    } else {
      assertThat(said.input()).isInstanceOf(NodeHeard.class);
      assertThat(silentMs).as("seed %d", seed).isLessThan(TERMS.suspectMs());
    }
  }

  /** Past its term by two ticks it has been said, within the last second and a tick. */
  private void checkExpired(String address, Account account) {
    long silentMs = account.heardMs < 0 ? 0 : log.clockMs - account.heardMs;
    if (silentMs >= TERMS.termMs() + 2 * TICK_MS) {
      assertThat(account.termSaidMs)
          .as("seed %d: %s silent for %d", seed, address, silentMs)
          .isGreaterThan(log.clockMs - 1_000 - 2 * TICK_MS);
    }
  }

  private void follow() {
    while (!registry.isEmpty() && registry.peek().tick() <= log.ticks) {
      decide(registry.remove().said());
    }
  }

  private void decide(Control said) {
    Node node = nodes.get(said.key());
    if (said.input() instanceof NodeSilent silent && isCurrent(node, silent)) {
      Condition before = node.condition();
      if (before.silence() == null) {
        show(NodeFixtures.with(node, before.withSilence(new Condition.Silence(0, 0))));
      } else if (silent.silentMs() >= TERMS.termMs()) {
        expiries++;
        accounts.remove(said.key());
        show(NodeFixtures.with(node, NodeFixtures.expired()));
      }
    } else if (said.input() instanceof NodeHeard heard
        && node.isCurrent(heard.incarnation())
        && node.status().isLive()) {
      returns++;
      assertThat(heard.health()).isEqualTo(Health.UP);
      show(NodeFixtures.with(node, node.condition().heard()));
    }
  }

  private static boolean isCurrent(Node node, NodeSilent silent) {
    return node.isCurrent(silent.incarnation()) && node.status().isLive();
  }

  private void show(Node node) {
    nodes.put(node.address(), node);
    wheel.show(node.address(), log.ticks + 1);
  }
}
