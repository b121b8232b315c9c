package io.rejoin.registry.core;

import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Routes;

/** What a decision says has happened. Each carries the whole new state of what it is about. */
public sealed interface Event {

  /** Its name. */
  What what();

  /** The address or realm that it is about. */
  String key();

  /** It in words. */
  Story story();

  /** A node's state is now this. */
  record NodeChanged(What what, Node node, Story story) implements Event {
    @Override
    public String key() {
      return node.address();
    }
  }

  /** A node is no more: its record becomes a tombstone. */
  record NodeRemoved(Node last, Story story) implements Event {
    @Override
    public What what() {
      return What.NODE_REMOVED;
    }

    @Override
    public String key() {
      return last.address();
    }
  }

  /** A realm's leader is now this. */
  record LeaderChanged(What what, Leader leader, Story story) implements Event {
    @Override
    public String key() {
      return leader.realm();
    }
  }

  /** A realm's routes are now these. */
  record RoutesChanged(Routes routes) implements Event {
    @Override
    public What what() {
      return What.ROUTES_CHANGED;
    }

    @Override
    public String key() {
      return routes.realm();
    }

    @Override
    public Story story() {
      return Story.UNTOLD;
    }
  }

  /** An incarnation must drop all that it holds. */
  record Kicked(String key, Kick kick) implements Event {
    @Override
    public What what() {
      return What.NODE_KICKED;
    }

    @Override
    public Story story() {
      return Story.UNTOLD;
    }
  }

  /** What belongs to no key is now this. */
  record PositionChanged(What what, String key, Position position, Story story) implements Event {}

  /** Something that changed nothing: a refusal, or an input that came too late. */
  record Noted(What what, String key, Story story) implements Event {}
}
