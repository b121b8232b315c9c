package io.rejoin.agent.core;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Watches all that an agent does, and objects to what it must never do. */
final class Invariants implements Effects {

  private static final long WINDOW_MS = 60_000;
  private static final int MOST_IN_WINDOW = 60;

  private final Set<UUID> over = new HashSet<>();
  private final Deque<Long> registrations = new ArrayDeque<>();
  private final LastSaid last = new LastSaid();
  private final AgentMachine machine;
  private long nowMs;

  Invariants(AgentMachine machine) {
    this.machine = machine;
  }

  /** What was said last, by kind. */
  private static final class LastSaid {
    private UUID incarnation;
    private long sequence;
    private long beatMs = Long.MIN_VALUE / 2;
    private long version;
    private long epoch;
    private boolean ended;
  }

  void check(Action action, long atMs) {
    nowMs = atMs;
    require(!last.ended, "nothing after the end", action);
    action.on(this);
  }

  /** Whether the agent can still be expected to do something by itself. */
  void checkAlive() {
    boolean ended = machine.state().kind() == AgentState.Kind.ENDED;
    require(
        ended == (machine.dueMs() == Long.MAX_VALUE), "to wake again unless it is over", machine);
  }

  long lastAskedMs() {
    return registrations.isEmpty() ? Long.MIN_VALUE / 2 : registrations.getLast();
  }

  @Override
  public void send(Registration registration) {
    speaksAs(registration.incarnation());
    require(
        nowMs - lastAskedMs() >= AgentHarness.POLICY.spacingMs(),
        "registrations to keep their distance",
        registration);
    registrations.addLast(nowMs);
    while (registrations.getFirst() < nowMs - WINDOW_MS) {
      registrations.removeFirst();
    }
    require(registrations.size() <= MOST_IN_WINDOW, "no flood", registrations);
  }

  @Override
  public void send(Heartbeat heartbeat) {
    speaksAs(heartbeat.incarnation());
    require(machine.state() instanceof AgentState.Registered, "to beat only accepted", heartbeat);
    require(heartbeat.sequence() == last.sequence + 1, "a rising sequence", heartbeat);
    require(
        nowMs - last.beatMs >= AgentHarness.POLICY.spacingMs() || last.sequence == 0,
        "heartbeats to keep their distance",
        heartbeat);
    last.sequence = heartbeat.sequence();
    last.beatMs = nowMs;
  }

  @Override
  public void send(ClusterIpReport report) {
    speaksAs(report.incarnation());
    require(report.version() >= last.version, "versions that never fall", report);
    require(
        report.endpoints().equals(machine.offer().endpoints()), "the present endpoints", report);
    last.version = report.version();
  }

  @Override
  public void announce(Level level, String line) {
    require(!line.isBlank() && !line.contains("null"), "a line that says something", line);
  }

  @Override
  public void registered(Standing standing) {
    require(standing.epoch() > last.epoch, "epochs that rise", standing);
    last.epoch = standing.epoch();
  }

  @Override
  public void lost(Loss loss) {
    require(loss.standing().epoch() == last.epoch, "to lose what it had", loss);
  }

  @Override
  public void isolated(boolean isolated, boolean fenced) {
    require(!fenced, "to serve on", fenced);
  }

  @Override
  public void job(String job) {
    boolean takesJobs = machine.state() instanceof AgentState.Registered && !machine.isIsolated();
    require(job == null || takesJobs, "a job only when accepted and in touch", job);
  }

  @Override
  public void ended(Ending ending, String text) {
    last.ended = true;
  }

  private void speaksAs(UUID incarnation) {
    require(!over.contains(incarnation), "one live incarnation", incarnation);
    if (!incarnation.equals(last.incarnation)) {
      if (last.incarnation != null) {
        over.add(last.incarnation);
      }
      last.incarnation = incarnation;
      last.sequence = 0;
    }
  }

  private static void require(boolean holds, String expected, Object found) {
    if (!holds) {
      throw new AssertionError("Expected %s, but got %s".formatted(expected, found));
    }
  }
}
