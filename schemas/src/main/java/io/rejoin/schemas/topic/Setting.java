package io.rejoin.schemas.topic;

/**
 * One configuration of a topic, and why.
 *
 * @param name as Kafka spells it
 * @param value that a new topic gets
 * @param rule what an existing topic must have
 * @param reason one sentence
 */
public record Setting(String name, String value, Rule rule, String reason) {

  /** How an existing topic is held against the value. */
  public enum Rule {
    /** The very value; lists in any order. */
    EXACTLY("exactly"),
    /** As much or more; -1 is without limit. */
    AT_LEAST("at least"),
    /** The operator's choice: not checked. */
    ADVISED("advised");

    private final String words;

    Rule(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }
}
