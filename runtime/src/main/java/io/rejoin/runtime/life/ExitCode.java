package io.rejoin.runtime.life;

/** What a program tells the shell when it ends; documented in the operations page. */
public enum ExitCode {
  /** Ended because it was asked to. */
  OK(0, "stopped as asked"),
  /** A part failed while running. */
  FAILED(1, "a part failed while running"),
  /** The command line could not be understood. */
  USAGE(2, "the command line could not be understood"),
  /** The settings were refused. */
  SETTINGS_REFUSED(3, "the settings were refused"),
  /** A part could not start. */
  START_FAILED(4, "a part could not start"),
  /** Asked to stop, but a part did not stop in time or in order. */
  STOP_INCOMPLETE(5, "a part did not stop in time"),
  /** The registry refused what a command asked it for, or does not know it. */
  REFUSED(6, "the registry refused what it was asked for"),
  /** No answer: the registry, or Kafka, is away. */
  NO_ANSWER(7, "the registry or Kafka did not answer"),
  /** {@code topics check} found something. */
  TOPICS_WRONG(8, "topics are not as they must be"),
  /** Another incarnation holds the address now. */
  TAKEN_OVER(10, "another incarnation has taken the address over"),
  /** The node was removed by an operator or by its time to live. */
  REMOVED(11, "the node was removed"),
  /** The address is frozen by a duel or an operator. */
  FROZEN(12, "the address is frozen"),
  /** The registry refused the registration for good. */
  REGISTRATION_REFUSED(13, "the registration was refused");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  /** In words, for the operations page and the last log line. */
  public String meaning() {
    return meaning;
  }
}
