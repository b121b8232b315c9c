package io.rejoin.gate;

import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.RealmState;
import io.rejoin.schemas.input.BackendReport.Sighting;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of realms and backends: changes only, however often they are looked at. */
final class GateLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.rejoin.gate");

  private final Map<String, RealmState> realms = new ConcurrentHashMap<>();
  private final Map<Backend, Sighting> failing = new ConcurrentHashMap<>();

  /** A realm stands there now. */
  void stands(String realm, RealmState now) {
    RealmState before = realms.put(realm, now);
    if (now.equals(before)) {
      return;
    }
    if (!now.unmet().isEmpty()) {
      LOG.info("Realm \"{}\" is not served: {}", realm, now.unmet());
    } else if (before == null || !before.unmet().isEmpty()) {
      configured(realm, now);
    } else {
      changed(realm, before, now);
    }
  }

  /** A backend was seen like this. */
  void sighted(Backend backend, Sighting sighting, String detail) {
    Sighting before =
        sighting == Sighting.FINE ? failing.remove(backend) : failing.put(backend, sighting);
    if (sighting == Sighting.FINE && before != null) {
      LOG.info("Backend {} is fine again: {}", backend, detail);
    } else if (sighting != Sighting.FINE && before != sighting) {
      LOG.warn("Backend {} was seen {}: {}", backend, sighting, detail);
    }
  }

  /** Only these are backends: of the others nothing is remembered. */
  void backendsAre(Set<Backend> backends) {
    failing.keySet().retainAll(backends);
  }

  void listening(String realm, InetSocketAddress where) {
    LOG.info("Proxy transport of realm \"{}\" started and listening on {}", realm, where);
  }

  void closed(String realm) {
    LOG.info("Proxy transport of realm \"{}\" closed", realm);
  }

  void notListening(String problem) {
    LOG.warn(problem);
  }

  private static void configured(String realm, RealmState now) {
    LOG.info(
        "Proxy routes now configured for realm \"{}\" - clients can now connect to this realm"
            + " ({} routes active: {})",
        realm,
        now.backends().size(),
        now.backends());
  }

  private static void changed(String realm, RealmState before, RealmState now) {
    for (Backend backend : now.backends()) {
      before.backends().stream()
          .filter(old -> isMoved(old, backend))
          .filter(old -> !now.backends().contains(old))
          .forEach(old -> moved(realm, old, backend));
    }
    LOG.info(
        "Proxy routes of realm \"{}\" changed ({} routes active: {})",
        realm,
        now.backends().size(),
        now.backends());
  }

  private static boolean isMoved(Backend old, Backend now) {
    return old.address().equals(now.address()) && !old.endpoint().equals(now.endpoint());
  }

  private static void moved(String realm, Backend old, Backend now) {
    LOG.info(
        "Backend {} of realm \"{}\" moved from {} to {} - new connections go there",
        now.address(),
        realm,
        old.endpoint().hostAndPort(),
        now.endpoint().hostAndPort());
  }
}
