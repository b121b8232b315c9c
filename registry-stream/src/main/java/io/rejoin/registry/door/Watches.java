package io.rejoin.registry.door;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.rejoin.runtime.http.HttpRefusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code /v1/watch}: server-sent events for a bounded number of watchers. */
final class Watches {

  static final int MAX_WATCHERS = 256;
  private static final String EVENTS = "text/event-stream";

  private final WatchHub hub;
  private final AtomicInteger named = new AtomicInteger();
  private final Set<SseClient> open = ConcurrentHashMap.newKeySet();

  Watches(WatchHub hub) {
    this.hub = hub;
  }

  void addTo(RoutesConfig routes) {
    routes.before("/v1/watch", this::admit);
    routes.sse("/v1/watch", this::open);
  }

  /** All that can be refused is refused here: once the stream is open its status is sent. */
  private void admit(Context context) {
    Cursor unused = from(context);
    if (!String.valueOf(context.header("Accept")).contains(EVENTS)) {
      String text = "Expected the header 'Accept: %s', but it is %s";
      throw new HttpRefusal(
          406, "NOT_ACCEPTABLE", text.formatted(EVENTS, context.header("Accept")));
    }
    if (hub.watching() >= MAX_WATCHERS) {
      String text =
          "Expected fewer than %d watchers, but there are %d: watch another instance, or read the topics"
              .formatted(MAX_WATCHERS, hub.watching());
      throw new HttpRefusal(503, "UNAVAILABLE", text);
    }
  }

  private void open(SseClient client) {
    client.keepAlive();
    Context context = client.ctx();
    WatchStream stream =
        new WatchStream(new SseSink(client), hub, context.queryParam("realm"), from(context));
    Thread thread = new Thread(() -> follow(stream, client), "watch-" + named.incrementAndGet());
    client.onClose(thread::interrupt);
    open.add(client);
    thread.setDaemon(true);
    thread.start();
  }

  private void follow(WatchStream stream, SseClient client) {
    try {
      stream.run();
    } finally {
      open.remove(client);
    }
  }

  /** Ends all streams, which would hold up a server that stops; watchers resume elsewhere. */
  void close() {
    open.forEach(SseClient::close);
  }

  /** Where the watcher goes on; null for one that has seen nothing, which is sent everything. */
  private static Cursor from(Context context) {
    String resumed = context.header("Last-Event-ID");
    String asked = resumed == null ? context.queryParam("from") : resumed;
    return asked == null ? null : Cursor.parse(asked);
  }

  private record SseSink(SseClient client) implements WatchStream.Sink {

    @Override
    public void send(String name, Object data, String id) {
      client.sendEvent(name, data, id);
    }

    @Override
    public void keepAlive() {
      client.sendComment("nothing new");
    }

    @Override
    public boolean isClosed() {
      return client.terminated();
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
