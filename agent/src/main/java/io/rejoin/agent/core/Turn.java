package io.rejoin.agent.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One input's turn: when it came, and what it makes the agent do, in order. */
final class Turn {

  private final long nowMs;
  private final List<Action> actions = new ArrayList<>();
  private Action.End end;

  Turn(long nowMs) {
    this.nowMs = nowMs;
  }

  long nowMs() {
    return nowMs;
  }

  void act(Action action) {
    actions.add(action);
  }

  /** Ends the agent, after all else that the turn brings. */
  void end(AgentState.Ended ended) {
    end = new Action.End(ended.ending(), ended.text());
  }

  void say(String line) {
    say(line, Effects.Level.INFO);
  }

  void warn(String line) {
    say(line, Effects.Level.WARN);
  }

  void say(String line, Effects.Level level) {
    act(new Action.Announce(level, line));
  }

  List<Action> actions() {
    return end == null
        ? List.copyOf(actions)
        : Stream.concat(actions.stream(), Stream.of(end)).toList();
  }
}
