package io.rejoin.agent.core;

import java.util.ArrayList;
import java.util.List;

/** One input's turn: when it came, and what it makes the agent do, in order. */
final class Turn {

  private final long nowMs;
  private final List<Action> actions = new ArrayList<>();

  Turn(long nowMs) {
    this.nowMs = nowMs;
  }

  long nowMs() {
    return nowMs;
  }

  void act(Action action) {
    actions.add(action);
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
    return List.copyOf(actions);
  }
}
