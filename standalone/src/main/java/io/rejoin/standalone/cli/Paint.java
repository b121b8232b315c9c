package io.rejoin.standalone.cli;

import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Gives a node's status its colour where colours are wanted, and leaves other text as it is. */
record Paint(Ansi ansi) implements UnaryOperator<String> {

  private static final Map<String, Style> STATUSES =
      Map.of(
          "AVAILABLE", Style.fg_green,
          "SUSPECT", Style.fg_yellow,
          "UNHEALTHY", Style.fg_yellow,
          "DRAINING", Style.fg_yellow,
          "FROZEN", Style.fg_cyan,
          "EXPIRED", Style.fg_red,
          "LEFT", Style.faint);

  @Override
  public String apply(String cell) {
    Style style = STATUSES.get(cell);
    return style == null || !ansi.enabled() ? cell : style.on() + cell + Style.reset.on();
  }
}
