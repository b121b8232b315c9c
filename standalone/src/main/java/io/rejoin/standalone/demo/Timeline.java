package io.rejoin.standalone.demo;

import java.io.PrintWriter;

/** What happened, and when, since the story began. */
final class Timeline {

  private final PrintWriter out;
  private final long startNanos = System.nanoTime();

  Timeline(PrintWriter out) {
    this.out = out;
  }

  void say(String text) {
    out.printf("%8.3f s  %s%n", (System.nanoTime() - startNanos) / 1e9, text);
    out.flush();
  }
}
