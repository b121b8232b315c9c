package io.rejoin.standalone.up;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What a newcomer sees when everything is up: what listens where, and what to try next. */
final class Listens {

  private record Line(String what, String where, String option) {}

  private final List<Line> lines = new ArrayList<>();

  Listens add(String what, String where, String option) {
    lines.add(new Line(what, where, option));
    return this;
  }

  void print(PrintWriter out, List<String> next) {
    int what = lines.stream().mapToInt(line -> line.what().length()).max().orElse(0);
    int where = lines.stream().mapToInt(line -> line.where().length()).max().orElse(0);
    String row = "  %-" + what + "s  %-" + where + "s  %s%n";
    out.println();
    out.println("Rejoin is up.");
    out.println();
    lines.forEach(line -> out.printf(row, line.what(), line.where(), line.option()));
    out.println();
    out.println("Try next, in another terminal:");
    next.forEach(command -> out.println("  " + command));
    out.println();
    out.println("Ctrl-C stops everything.");
    out.flush();
  }
}
