package io.rejoin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.state.NodeStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Help.Ansi;

final class PaintTest {

  @ParameterizedTest
  @EnumSource(NodeStatus.class)
  void shouldColourEveryStatusOnTerminalOnly(NodeStatus status) {
    String name = status.name();

    assertThat(new Paint(Ansi.ON).apply(name))
        .startsWith("\u001B[")
        .contains(name)
        .isNotEqualTo(name);
    assertThat(new Paint(Ansi.OFF).apply(name)).isEqualTo(name);
  }

  @Test
  void shouldLeaveOtherCellsAsTheyAre() {
    assertThat(Arrays.asList("b1", "available", ""))
        .allMatch(c -> new Paint(Ansi.ON).apply(c).equals(c));
  }
}
