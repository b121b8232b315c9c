package io.rejoin.registry.core;

/**
 * An event in words.
 *
 * @param by who asked for it
 * @param before what was, in a word; empty for none
 * @param after what is, in a word; empty for none
 * @param text a sentence; empty for an event that is counted but not told
 */
public record Story(String by, String before, String after, String text) {

  /** Who acts when nobody asked. */
  public static final String REGISTRY = "registry";

  /** An event that is counted but not told. */
  public static final Story UNTOLD = new Story(REGISTRY, "", "", "");

  /** A sentence of the registry's own. */
  public static Story of(String text) {
    return new Story(REGISTRY, "", "", text);
  }

  /** Whether the audit trail has it. */
  public boolean isTold() {
    return !text.isEmpty();
  }
}
