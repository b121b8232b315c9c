package io.rejoin.standalone;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table of text: columns as wide as their widest cell, two spaces between them, nothing else. */
public final class Columns {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final UnaryOperator<String> paint;

  /** A table without colours. */
  public Columns() {
    this(UnaryOperator.identity());
  }

  /**
   * @param paint gives a cell its colour; what it adds takes no room on the screen
   */
  public Columns(UnaryOperator<String> paint) {
    this.paint = paint;
  }

  /** Adds a row; the widths follow from the longest. */
  public Columns row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Prints all rows, each after an indent, without blanks at the ends of lines. */
  public void print(PrintWriter out, String indent) {
    rows.forEach(row -> out.println(indent + line(row)));
    out.flush();
  }

  private String line(List<String> row) {
    int last = lastFilled(row);
    StringBuilder line = new StringBuilder();
    for (int column = 0; column <= last; column++) {
      String cell = row.get(column);
      line.append(paint.apply(cell));
      if (column < last) {
        line.append(" ".repeat(width(column) - cell.length())).append(GAP);
      }
    }
    return line.toString();
  }

  private static int lastFilled(List<String> row) {
    int last = row.size() - 1;
    while (last > 0 && row.get(last).isEmpty()) {
      last--;
    }
    return last;
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
