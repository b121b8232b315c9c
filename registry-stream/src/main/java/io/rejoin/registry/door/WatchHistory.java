package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchEvent.Step;
import io.rejoin.registry.door.WatchEvent.Stream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest changes, and how far back they reach. Not safe for several threads. */
final class WatchHistory {

  static final int KEPT = 10_000;

  private final Deque<WatchEvent> events = new ArrayDeque<>();
  private final Cursor floor = Cursor.at(-1);

  /** Nothing is known of what a topic said up to here. */
  void beginAt(Stream stream, long revision) {
    floor.raise(stream, revision);
  }

  void add(WatchEvent event) {
    events.addLast(event);
    if (events.size() > KEPT) {
      forget(events.removeFirst().step());
    }
  }

  /** Of a step that did not raise the revision, no cursor tells whether it has been seen. */
  private void forget(Step step) {
    floor.raise(step.stream(), step.raises() ? step.revision() : step.revision() + 1);
  }

  /** Whether all that came after a cursor is still here. */
  boolean reaches(Cursor seen) {
    return seen.reaches(floor);
  }

  /** What came after a cursor. What it leaves in doubt is said again rather than left out. */
  List<WatchEvent> after(Cursor seen) {
    return events.stream().filter(event -> event.step().isNewTo(seen)).toList();
  }
}
