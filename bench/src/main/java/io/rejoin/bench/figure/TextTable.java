package io.rejoin.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report for people: a line a figure, under them where and how it was measured. */
public final class TextTable {

  private static final List<String> HEAD =
      List.of("measure", "what", "stat", "value", "unit", "aim", "verdict");
  private static final String GAP = "  ";

  private TextTable() {}

  /** The report's text, ending with a new line. */
  public static String of(Report report) {
    List<String> lines = new ArrayList<>(aligned(rows(report)));
    report.failures().forEach((measure, why) -> lines.add(measure + GAP + "FAILED: " + why));
    lines.add("");
    lines.add("machine     " + report.machine());
    lines.add("durability  " + Report.DURABILITY);
    lines.add("sizes       " + report.sizes());
    return String.join("\n", lines) + "\n";
  }

  private static List<List<String>> rows(Report report) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    report.figures().forEach(figure -> rows.add(row(figure)));
    return rows;
  }

  private static List<String> row(Figure figure) {
    return List.of(
        figure.measure(),
        figure.what(),
        figure.stat(),
        Numbers.shown(figure.value()),
        figure.unit(),
        figure.aim().map(Aim::toString).orElse(""),
        figure.verdict());
  }

  private static List<String> aligned(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, HEAD.size())
            .mapToObj(column -> rows.stream().mapToInt(r -> r.get(column).length()).max())
            .map(width -> width.orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), widths.get(column)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
