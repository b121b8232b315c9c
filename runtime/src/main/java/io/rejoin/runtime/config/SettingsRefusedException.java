package io.rejoin.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** The settings can't be used; the message names every problem, one a line. */
public final class SettingsRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<SettingProblem> problems;

  /** All that was found, in the order of the keys. */
  public SettingsRefusedException(List<SettingProblem> problems) {
    super(
        problems.stream()
            .map(SettingProblem::text)
            .collect(Collectors.joining("\n  ", "The settings can't be used:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** Each problem by itself. */
  public List<SettingProblem> problems() {
    return problems;
  }
}
