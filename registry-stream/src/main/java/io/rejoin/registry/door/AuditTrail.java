package io.rejoin.registry.door;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rejoin.schemas.state.Audit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest decisions in words. Written by the tail of {@code audit}, read by requests. */
final class AuditTrail {

  static final int KEPT = 1_000;
  private static final int SHOWN = 100;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long highest = -1;

  private record Entry(String key, Audit audit) {

    Shown.AuditView view() {
      return new Shown.AuditView(
          key,
          audit.what(),
          audit.by(),
          audit.before(),
          audit.after(),
          audit.text(),
          Shown.time(audit.atMs()),
          audit.revision());
    }
  }

  /** Takes an entry; one that was said again after a fail-over is not taken twice. */
  synchronized void add(String key, Audit audit) {
    if (audit.revision() < highest || isRepeated(key, audit)) {
      return;
    }
    highest = audit.revision();
    entries.addLast(new Entry(key, audit));
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }

  private boolean isRepeated(String key, Audit audit) {
    return audit.revision() == highest
        && entries.stream().anyMatch(e -> e.audit().revision() == highest && e.key().equals(key));
  }

  synchronized List<Shown.AuditView> latest(String key, int limit) {
    List<Entry> wanted =
        entries.stream().filter(entry -> key == null || entry.key().equals(key)).toList();
    return wanted.subList(Math.max(0, wanted.size() - limit), wanted.size()).stream()
        .map(Entry::view)
        .toList();
  }

  void addTo(RoutesConfig routes) {
    routes.get("/v1/audit", this::list);
  }

  private void list(Context context) {
    int limit = (int) Math.max(1, Math.min(KEPT, Requests.number(context, "limit", SHOWN)));
    context.json(new Shown.AuditList(latest(context.queryParam("key"), limit)));
  }
}
