package io.rejoin.registry.core;

import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import java.util.List;
import java.util.SortedMap;

/**
 * All that comes of one control record: what happened, in order, and what it comes to by key. At
 * most one change a key and kind, so at most one record a key and topic.
 *
 * @param at where and when
 * @param key of the control record
 * @param events in order
 * @param nodes what became of the nodes that changed, by address
 * @param kicks by address
 * @param answer to a registration; null when none was asked for
 * @param position where the registry stands now
 */
public record Outcome(
    At at,
    String key,
    List<Event> events,
    SortedMap<String, NodeChange> nodes,
    SortedMap<String, Leader> leaders,
    SortedMap<String, Routes> routes,
    SortedMap<String, Kick> kicks,
    Result answer,
    Position position) {

  public Outcome {
    events = List.copyOf(events);
  }

  /** Whether any event of this name is among them. */
  public boolean has(What what) {
    return events.stream().anyMatch(event -> event.what() == what);
  }
}
