package io.rejoin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

  private static String print(Columns table, String indent) {
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text), indent);
    return text.toString();
  }

  @Test
  void shouldMakeColumnsAsWideAsTheirWidestCell() {
    Columns table = new Columns().row("A", "LONG HEADER", "C").row("a long cell", "b", "c");

    assertThat(print(table, ""))
        .isEqualToNormalizingNewlines(
            """
        A            LONG HEADER  C
        a long cell  b            c
        """);
  }

  @Test
  void shouldLeaveNoBlanksAtTheEndOfLines() {
    Columns table = new Columns().row("A", "B").row("only", "").row("a", "b");

    assertThat(print(table, "  ")).isEqualToNormalizingNewlines("  A     B\n  only\n  a     b\n");
  }

  @Test
  void shouldTakeRowsOfDifferentLengths() {
    Columns table = new Columns().row("one").row("a", "b");

    assertThat(print(table, "")).isEqualToNormalizingNewlines("one\na    b\n");
  }

  @Test
  void shouldNotCountColoursAsWidth() {
    Columns table = new Columns(cell -> cell.equals("red") ? "<<red>>" : cell);
    table.row("red", "x").row("plain", "y");

    assertThat(print(table, "")).isEqualToNormalizingNewlines("<<red>>    x\nplain  y\n");
  }
}
