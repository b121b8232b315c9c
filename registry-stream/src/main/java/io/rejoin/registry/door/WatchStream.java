package io.rejoin.registry.door;

import io.javalin.http.sse.SseClient;
import io.rejoin.registry.door.WatchEvent.Stream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watcher's connection: a bounded queue, and a thread that writes. A watcher that falls behind
 * its queue is cut off; it comes back with the id of the last event that it has seen, and misses
 * nothing.
 */
final class WatchStream implements WatchHub.Watcher, Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchStream.class);
  private static final int QUEUED = 10_000;

  private final SseClient client;
  private final WatchHub hub;
  private final String realm;
  private final Cursor from;
  private final Cursor cursor;
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUED);
  private volatile boolean overrun;

  /**
   * @param realm the only realm whose leader and routes are wanted; null for all
   * @param from what the watcher has seen; null for nothing
   */
  WatchStream(SseClient client, WatchHub hub, String realm, Cursor from) {
    this.client = client;
    this.hub = hub;
    this.realm = realm;
    this.from = from;
    this.cursor = from == null ? Cursor.at(-1) : from.copy();
  }

  @Override
  public void event(WatchEvent event) {
    enqueue(() -> send(event));
  }

  @Override
  public void mark(long revision) {
    enqueue(() -> client.sendEvent("mark", Map.of("revision", revision), cursor.toString()));
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
      while (!client.terminated() && !overrun) {
        queue.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hub.leave(this);
      end();
    }
  }

  private void begin(List<WatchEvent> missed) {
    if (missed == null) {
      String why =
          from == null
              ? "the whole state follows"
              : "the changes since then are no longer kept; the whole state follows";
      client.sendEvent("resync", Map.of("reason", why), cursor.toString());
      hub.state().forEach(this::send);
    } else {
      missed.forEach(this::send);
    }
  }

  private void send(WatchEvent event) {
    cursor.raise(event.stream(), event.revision());
    if (isWanted(event)) {
      client.sendEvent(event.name(), event.data(), cursor.toString());
    }
  }

  private boolean isWanted(WatchEvent event) {
    boolean ofRealm = event.stream() == Stream.LEADERS || event.stream() == Stream.ROUTES;
    return realm == null
        || !ofRealm
        || (event.data() instanceof Map<?, ?> data && realm.equals(data.get("key")));
  }

  private void end() {
    if (overrun) {
      LOG.warn(
          "Watcher {} is cut off: it was {} events behind. It can resume",
          client.ctx().ip(),
          QUEUED);
    }
    client.close();
  }
}
