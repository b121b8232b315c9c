package io.rejoin.runtime.ready;

import java.time.Instant;

/**
 * Something that must hold before a program is of use.
 *
 * @param name stable, in kebab case
 * @param detail what holds, or what is missing and what would mend it
 * @param since when it came to be met or unmet
 */
public record Condition(String name, boolean met, String detail, Instant since) {

  Condition observed(Verdict verdict, Instant now) {
    return new Condition(name, verdict.met(), verdict.detail(), verdict.met() == met ? since : now);
  }

  /** What a look at a condition finds. */
  public record Verdict(boolean met, String detail) {

    /** It holds. */
    public static Verdict met(String detail) {
      return new Verdict(true, detail);
    }

    /** It doesn't. */
    public static Verdict unmet(String detail) {
      return new Verdict(false, detail);
    }
  }
}
