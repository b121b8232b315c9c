package io.rejoin.registry.door;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.rejoin.runtime.http.HttpRefusal;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code /v1/watch}: server-sent events for a bounded number of watchers. */
final class Watches {

  static final int MAX_WATCHERS = 256;
  private static final String EVENTS = "text/event-stream";

  private final WatchHub hub;
  private final AtomicInteger named = new AtomicInteger();

  Watches(WatchHub hub) {
    this.hub = hub;
  }

  void addTo(RoutesConfig routes) {
    routes.before("/v1/watch", this::admit);
    routes.sse("/v1/watch", this::open);
  }

  private void admit(Context context) {
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
    WatchStream stream =
        new WatchStream(client, hub, client.ctx().queryParam("realm"), from(client.ctx()));
    Thread thread = new Thread(stream, "watch-" + named.incrementAndGet());
    client.onClose(thread::interrupt);
    thread.setDaemon(true);
    thread.start();
  }

  /** Where the watcher goes on; null for one that has seen nothing, which is sent everything. */
  private static Cursor from(Context context) {
    String resumed = context.header("Last-Event-ID");
    String asked = resumed == null ? context.queryParam("from") : resumed;
    return asked == null ? null : Cursor.parse(asked);
  }
}
