package io.rejoin.bench.rig;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Heartbeats of some nodes in turn, at a steady rate, until closed. */
public final class HeartbeatStream implements AutoCloseable {

  private static final long STEP_MS = 2;

  private final Nodes nodes;
  private final List<String> addresses;
  private final int perSecond;
  private final Sender sender;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final long startNanos = System.nanoTime();
  private ScheduledFuture<?> task;
  private long sent;

  private HeartbeatStream(Nodes nodes, List<String> addresses, int perSecond, Sender sender) {
    this.nodes = nodes;
    this.addresses = List.copyOf(addresses);
    this.perSecond = perSecond;
    this.sender = sender;
  }

  /**
   * Starts the stream.
   *
   * @param sender closed with the stream
   */
  public static HeartbeatStream start(
      Nodes nodes, List<String> addresses, int perSecond, Sender sender) {
    HeartbeatStream stream = new HeartbeatStream(nodes, addresses, perSecond, sender);
    stream.task =
        stream.executor.scheduleAtFixedRate(
            stream::sendDue, STEP_MS, STEP_MS, TimeUnit.MILLISECONDS);
    return stream;
  }

  private void sendDue() {
    long due = (System.nanoTime() - startNanos) * perSecond / Duration.ofSeconds(1).toNanos();
    for (; sent < due; sent++) {
      String address = addresses.get((int) (sent % addresses.size()));
      sender.send(nodes.heartbeat(address, sent / addresses.size() + 1));
    }
  }

  /** Throws {@link IllegalStateException} when the stream has ended by itself. */
  public void requireSound() throws InterruptedException {
    if (task.isDone()) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(
            "Expected heartbeats until the end, but one could not be sent", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    Await.uninterrupted(
        "the end of the heartbeats", () -> executor.awaitTermination(10, TimeUnit.SECONDS));
    sender.close();
  }
}
