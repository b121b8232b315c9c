package io.rejoin.registry.decisions.store;

import io.rejoin.registry.core.NodeChange;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.WholeCluster;
import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.registry.decisions.wire.Said;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Routes;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A cluster in the stores. Records are kept as the bytes that were said, so an output topic can be
 * written again from here as it was; the roster and a few decoded records are all that stands on
 * heap beside them.
 */
public final class StoredCluster extends WholeCluster {

  /** Nodes kept decoded: enough for the largest realm and what surrounds it. */
  private static final int RECENT_NODES = 1_024;

  private static final int RECENT_REALMS = 256;

  private final Shelf<Node> nodes;
  private final Shelf<Leader> leaders;
  private final Shelf<Routes> routes;
  private final PositionStore positions;
  private Position position;

  /** Reads every node once, to know the roster. */
  public StoredCluster(
      KeyValueStore<String, byte[]> state, PositionStore positions, DecisionCodecs codecs) {
    this.nodes = new Shelf<>(state, "n/", codecs.node(), RECENT_NODES);
    this.leaders = new Shelf<>(state, "l/", codecs.leader(), RECENT_REALMS);
    this.routes = new Shelf<>(state, "r/", codecs.routes(), RECENT_REALMS);
    this.positions = positions;
    this.position = positions.read();
    nodes.forEach((address, bytes) -> enroll(null, nodes.read(bytes)));
  }

  /**
   * Makes an outcome true.
   *
   * @param said the outcome's records
   */
  public void commit(Outcome outcome, List<Said> said) {
    for (Said record : said) {
      if (record.isMark()) {
        positions.marked(outcome.position().revision());
      } else if (record.to() == Output.NODES) {
        putNode(record.name(), outcome.nodes().get(record.name()), record.value());
      } else if (record.to() == Output.LEADERS) {
        leaders.put(record.name(), outcome.leaders().get(record.name()), record.value());
      } else if (record.to() == Output.ROUTES) {
        routes.put(record.name(), outcome.routes().get(record.name()), record.value());
      }
    }
    moveTo(outcome.position());
  }

  /** Moves on without any change of state. */
  public void moveTo(Position next) {
    positions.write(position, next);
    position = next;
  }

  /**
   * Takes a record back from a state topic.
   *
   * @param bytes null for a tombstone
   * @throws RuntimeException if it can't be read; then nothing has changed
   */
  public void restore(Output topic, String key, byte[] bytes) {
    switch (topic) {
      case NODES -> putNode(key, new NodeChange(nodes.get(key), nodes.read(bytes)), bytes);
      case LEADERS -> leaders.put(key, leaders.read(bytes), bytes);
      case ROUTES -> routes.put(key, routes.read(bytes), bytes);
      default -> throw new IllegalArgumentException("Expected a state topic, but it is " + topic);
    }
  }

  /** Every record of a state topic, by key, with its revision. */
  public void forEach(Output topic, RecordVisitor visitor) {
    switch (topic) {
      case NODES -> nodes.forEach((k, b) -> visitor.visit(k, b, nodes.read(b).revision()));
      case LEADERS -> leaders.forEach((k, b) -> visitor.visit(k, b, leaders.read(b).revision()));
      case ROUTES -> routes.forEach((k, b) -> visitor.visit(k, b, routes.read(b).revision()));
      default -> throw new IllegalArgumentException("Expected a state topic, but it is " + topic);
    }
  }

  /** Sees the records of a state topic. */
  @FunctionalInterface
  public interface RecordVisitor {

    /** One record. */
    void visit(String key, byte[] bytes, long revision);
  }

  private void putNode(String address, NodeChange change, byte[] bytes) {
    nodes.put(address, change.after(), bytes);
    enroll(change.before(), change.after());
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public Node node(String address) {
    return nodes.get(address);
  }

  @Override
  public Leader leader(String realm) {
    return leaders.get(realm);
  }

  @Override
  public Routes routes(String realm) {
    return routes.get(realm);
  }
}
