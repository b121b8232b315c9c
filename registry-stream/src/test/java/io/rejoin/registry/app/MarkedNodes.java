package io.rejoin.registry.app;

import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.HandFedFeed;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Marks;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A feed of nodes that shows marks alone. */
final class MarkedNodes {

  static final Marks MARKS =
      new Marks(RegistryCluster.codec(RegistryCluster.TOPICS.position(), Codecs.POSITION));

  private final HandFedFeed<Node> nodes =
      new HandFedFeed<Node>(RegistryCluster.TOPICS.nodes()).caughtUpAt(0);

  Feed<Node> feed() {
    return nodes.feed();
  }

  /** A mark that tells its whole position, these rules among it. */
  void mark(long revision, Rules rules) {
    Position start = Position.START;
    Position position =
        new Position(
            "cluster",
            start.base(),
            revision,
            start.clockMs(),
            start.tickAtMs(),
            rules,
            start.sources(),
            start.holding(),
            start.counted(),
            start.counters(),
            start.pending());
    RecordHeaders headers = new RecordHeaders();
    MARKS.write(position, headers);
    nodes.mark(Mark.of(position), headers);
  }

  /** A mark of rules 1 that tells no position. */
  void plainMark(long revision) {
    nodes.mark(revision);
  }
}
