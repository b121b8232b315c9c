package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchHub.Beginning;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watcher's connection: a bounded queue, and a thread that writes. A watcher that falls behind
 * its queue is cut off; it comes back with the id of the last event that it has seen, and misses
 * nothing.
 *
 * <p>An id tells what has been seen for good. The events of one step carry the id of the step
 * before until the last of them; those of the whole state carry none until all of it is sent. So
 * whoever is cut off in between is told the rest, at the price of hearing some of it twice.
 */
final class WatchStream implements WatchHub.Watcher, Runnable {

  static final int QUEUED = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(WatchStream.class);
  private static final long QUIET_SECONDS = 10;

  private final Sink sink;
  private final WatchHub hub;
  private final String realm;
  private final Cursor from;
  private final Cursor cursor = Cursor.at(-1);
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUED);
  private volatile boolean overrun;

  /** Where events are written; blocks while the watcher does not read. */
  interface Sink {

    /**
     * Writes an event.
     *
     * @param id null for an event that leaves the watcher's last id as it was
     */
    void send(String name, Object data, String id);

    /** Lets the connection live, or finds out that it does not. */
    void keepAlive();

    boolean isClosed();

    void close();
  }

  /**
   * @param realm the only realm that is of interest; null for all
   * @param from what the watcher has seen; null for nothing
   */
  WatchStream(Sink sink, WatchHub hub, String realm, Cursor from) {
    this.sink = sink;
    this.hub = hub;
    this.realm = realm;
    this.from = from;
  }

  @Override
  public void event(WatchEvent event) {
    enqueue(() -> send(event));
  }

  @Override
  public void mark(long revision) {
    enqueue(() -> sendMark(revision));
  }

  private void enqueue(Runnable write) {
    if (!queue.offer(write)) {
      overrun = true;
    }
  }

  @Override
  public void run() {
    try {
      begin(hub.join(this, from));
      while (!sink.isClosed() && !overrun) {
        next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hub.leave(this);
      end();
    }
  }

  private void next() throws InterruptedException {
    Runnable write = queue.poll(QUIET_SECONDS, TimeUnit.SECONDS);
    if (write == null) {
      sink.keepAlive();
    } else {
      write.run();
    }
  }

  private void begin(Beginning beginning) {
    if (beginning.isWhole()) {
      resync(beginning);
    } else {
      cursor.raiseTo(beginning.reached());
      beginning.events().forEach(this::send);
    }
  }

  private void resync(Beginning beginning) {
    String why =
        from == null
            ? "the whole state follows"
            : "the changes since then are no longer kept; the whole state follows";
    sink.send("resync", Map.of("reason", why), null);
    beginning.events().stream()
        .filter(event -> event.concerns(realm))
        .forEach(event -> sink.send(event.name(), event.data().get(), null));
    cursor.raiseTo(beginning.reached());
    sendMark(cursor.of(WatchEvent.Stream.NODES));
  }

  private void sendMark(long revision) {
    sink.send("mark", Map.of("revision", revision), cursor.toString());
  }

  private void send(WatchEvent event) {
    if (event.last()) {
      cursor.raise(event.step().stream(), event.step().revision());
    }
    if (event.concerns(realm)) {
      sink.send(event.name(), event.data().get(), cursor.toString());
    }
  }

  private void end() {
    if (overrun) {
      LOG.warn("A watcher is cut off: it was {} events behind. It can resume", QUEUED);
    }
    sink.close();
  }
}
