package io.rejoin.registry.decisions.wire;

import io.rejoin.registry.core.Event;
import io.rejoin.registry.core.NodeChange;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.What;
import io.rejoin.schemas.state.Audit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An outcome in words, one line a key: what weighs most gives the line its name, the sentences of
 * all events follow each other. Events that are not told leave no line.
 */
final class AuditTrail {

  private AuditTrail() {}

  /** The lines by key, in the order in which the keys were first told of. */
  static Map<String, Audit> of(Outcome outcome) {
    Map<String, List<Event>> told = new LinkedHashMap<>();
    for (Event event : outcome.events()) {
      if (event.story().isTold()) {
        told.computeIfAbsent(event.key(), key -> new ArrayList<>(2)).add(event);
      }
    }
    Map<String, Audit> lines = new LinkedHashMap<>();
    told.forEach((key, events) -> lines.put(key, line(outcome, key, events)));
    return lines;
  }

  private static Audit line(Outcome outcome, String key, List<Event> events) {
    Event gravest = events.stream().min(Comparator.comparing(Event::what)).orElseThrow();
    String text =
        events.stream().map(event -> event.story().text()).collect(Collectors.joining("; "));
    return new Audit(
        gravest.what().text(),
        gravest.story().by(),
        gravest.story().before(),
        gravest.story().after(),
        text,
        times(gravest.what(), outcome.nodes().get(key)),
        outcome.at().atMs(),
        outcome.at().revision());
  }

  private static long times(What what, NodeChange change) {
    boolean counted = what == What.NODE_RE_REGISTERED && change != null && change.after() != null;
    return counted ? change.after().history().reRegistrations() : 1;
  }
}
