package io.rejoin.agent.link;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Result;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A link that leads nowhere: remembers what was sent, acknowledges heartbeats, and answers
 * registrations the way it is told to.
 */
public final class FakeRegistry implements RegistryLink {

  private final BlockingQueue<Registration> registrations = new LinkedBlockingQueue<>();
  private final BlockingQueue<Heartbeat> heartbeats = new LinkedBlockingQueue<>();
  private final BlockingQueue<ClusterIpReport> reports = new LinkedBlockingQueue<>();
  private volatile Function<Registration, Result> answers = asked -> null;
  private volatile LinkListener listener = LinkListener.NOBODY;
  private volatile boolean closed;

  /** Answers from now on this way; null is no answer. */
  public FakeRegistry answering(Function<Registration, Result> how) {
    answers = how;
    return this;
  }

  /** What the agent hears by. */
  public LinkListener tell() {
    return listener;
  }

  public boolean isClosed() {
    return closed;
  }

  public Registration nextRegistration() throws InterruptedException {
    return next(registrations);
  }

  public Heartbeat nextHeartbeat() throws InterruptedException {
    return next(heartbeats);
  }

  public ClusterIpReport nextReport() throws InterruptedException {
    return next(reports);
  }

  /** Registrations sent and not yet taken. */
  public int registrationsLeft() {
    return registrations.size();
  }

  @Override
  public void open(LinkListener told) {
    listener = told;
  }

  @Override
  public void send(Registration registration) {
    registrations.add(registration);
    Result answer = answers.apply(registration);
    if (answer != null) {
      listener.answered(answer);
    }
  }

  @Override
  public void send(Heartbeat heartbeat) {
    heartbeats.add(heartbeat);
    listener.acked(heartbeat);
  }

  @Override
  public void send(ClusterIpReport report) {
    reports.add(report);
    listener.acked(report);
  }

  @Override
  public String target() {
    return "a registry in this test";
  }

  @Override
  public void close() {
    closed = true;
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Expected something to be sent, but there was nothing");
    }
    return next;
  }
}
