package io.rejoin.standalone.demo;

import io.rejoin.standalone.Columns;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** What happened, and when, since the story began; and what was measured on the way. */
final class Timeline {

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final Columns measured = new Columns();

  /** Begins now. */
  Timeline(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** Prints a line of the story. */
  void say(String text) {
    out.printf("%8.3f s  %s%n", (nanoTime.getAsLong() - startNanos) / 1e9, text);
    out.flush();
  }

  /** Keeps a number for the end; gives it in whole milliseconds. */
  long measure(String what, long fromNanos, long toNanos) {
    long tookMs = (toNanos - fromNanos) / 1_000_000;
    measured.row(what, "%,8d ms".formatted(tookMs));
    return tookMs;
  }

  /** Prints all numbers that were kept. */
  void printMeasured() {
    out.printf("%nMeasured%n");
    measured.print(out, "  ");
  }
}
