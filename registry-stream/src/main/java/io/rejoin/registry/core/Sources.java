package io.rejoin.registry.core;

import io.rejoin.schemas.state.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Takes each input record once, and none out of turn: a record counts only if {@code before <= last
 * < offset}. So what a crashed intake had forwarded already, and what a straggler still forwards,
 * drops out; and nothing can be skipped.
 */
final class Sources {

  private Sources() {}

  /** Moves the position to this record. Whether it is to be decided. */
  static boolean take(Turn turn, Arrival arrival) {
    Position position = turn.cluster().position();
    Position.Source source = arrival.source();
    long last = source == null ? -1 : last(position, source);
    boolean repeated = source != null && source.offset() <= last;
    boolean gap = source != null && arrival.before() != null && arrival.before() > last;
    boolean taken = !repeated && !gap;
    List<Position.Source> sources =
        source == null || !taken ? position.sources() : with(position, source);
    turn.move(
        What.POSITION_MOVED,
        PositionEdit.of(position).taken(turn.at().revision(), sources),
        Story.UNTOLD);
    if (repeated) {
      turn.note(What.REPETITION_DROPPED, turn.key(), Story.UNTOLD);
    } else if (gap) {
      turn.note(What.GAP_DROPPED, turn.key(), Story.of(gapText(source, arrival.before(), last)));
    }
    return taken;
  }

  private static long last(Position position, Position.Source source) {
    int known = Collections.binarySearch(position.sources(), source);
    return known < 0 ? -1 : position.sources().get(known).offset();
  }

  private static List<Position.Source> with(Position position, Position.Source source) {
    List<Position.Source> sources = new ArrayList<>(position.sources());
    int known = Collections.binarySearch(sources, source);
    if (known < 0) {
      sources.add(-known - 1, source);
    } else {
      sources.set(known, source);
    }
    return sources;
  }

  private static String gapText(Position.Source source, long before, long last) {
    return "Expected to continue partition %d of topic %s behind offset %d, but the record at %d follows %d"
        .formatted(source.partition(), source.topicId(), last, source.offset(), before);
  }
}
