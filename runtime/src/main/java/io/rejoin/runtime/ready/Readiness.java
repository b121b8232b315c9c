package io.rejoin.runtime.ready;

import java.util.List;

/** Whether a program is of use now, and why not. */
public record Readiness(List<Condition> conditions) {

  public Readiness {
    conditions = List.copyOf(conditions);
  }

  /** Whether every condition is met. */
  public boolean isReady() {
    return conditions.stream().allMatch(Condition::met);
  }

  /** Those that hold. */
  public List<Condition> met() {
    return conditions.stream().filter(Condition::met).toList();
  }

  /** Those that don't. */
  public List<Condition> unmet() {
    return conditions.stream().filter(condition -> !condition.met()).toList();
  }
}
