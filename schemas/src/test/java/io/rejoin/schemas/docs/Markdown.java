package io.rejoin.schemas.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spells tables. */
final class Markdown {

  private Markdown() {}

  static String table(List<String> head, Stream<List<String>> rows) {
    List<String> rule = head.stream().map(column -> "---").toList();
    return Stream.concat(Stream.of(head, rule), rows)
        .map(Markdown::row)
        .collect(Collectors.joining("\n"));
  }

  static String code(Object text) {
    return "`" + text + "`";
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
