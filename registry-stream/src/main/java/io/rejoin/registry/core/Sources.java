package io.rejoin.registry.core;

import io.rejoin.schemas.state.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    long last =
        source == null ? -1 : last(position, source).map(Position.Source::offset).orElse(-1L);
    boolean repeated = source != null && source.offset() <= last;
    boolean gap = source != null && arrival.before() != null && arrival.before() > last;
    boolean taken = !repeated && !gap;
    List<Position.Source> sources =
        source == null || !taken ? position.sources() : with(position, source);
    turn.move(
        What.CLOCK_TICKED,
        PositionEdit.of(position).taken(turn.at().revision(), sources),
        Story.UNTOLD);
    if (repeated) {
      turn.note(What.REPETITION_DROPPED, turn.key(), Story.UNTOLD);
    } else if (gap) {
      turn.note(What.GAP_DROPPED, turn.key(), Story.of(gapText(source, arrival.before(), last)));
    }
    return taken;
  }

  private static Optional<Position.Source> last(Position position, Position.Source source) {
    return position.sources().stream().filter(known -> same(known, source)).findFirst();
  }

  private static List<Position.Source> with(Position position, Position.Source source) {
    List<Position.Source> sources = new ArrayList<>(position.sources());
    sources.removeIf(known -> same(known, source));
    sources.add(source);
    return sources;
  }

  private static boolean same(Position.Source one, Position.Source other) {
    return one.topicId().equals(other.topicId()) && one.partition() == other.partition();
  }

  private static String gapText(Position.Source source, long before, long last) {
    return "Expected to continue partition %d of topic %s behind offset %d, but the record at %d follows %d"
        .formatted(source.partition(), source.topicId(), last, source.offset(), before);
  }
}
