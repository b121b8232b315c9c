package io.rejoin.gate.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  private record Backup(String address, int connections, boolean isFine) implements Candidate {}

  private static final Backup A = new Backup("a", 3, true);
  private static final Backup B = new Backup("b", 1, true);
  private static final Backup C = new Backup("c", 1, true);
  private static final Backup BROKEN = new Backup("d", 0, false);

  @Test
  void shouldTakeTurnsWhenRoundRobin() {
    Choice<Backup> choice = new Choice<>(Balance.ROUND_ROBIN, "", List.of(A, B, C));

    assertThat(IntStream.range(0, 6).mapToObj(turn -> choice.next(turn, Set.of()).orElseThrow()))
        .containsExactly(A, B, C, A, B, C);
  }

  @Test
  void shouldGoOnTakingTurnsWhenCounterOverflows() {
    Choice<Backup> choice = new Choice<>(Balance.ROUND_ROBIN, "", List.of(A, B));

    assertThat(choice.next(Integer.MAX_VALUE, Set.of())).contains(B);
    assertThat(choice.next(Integer.MIN_VALUE, Set.of())).contains(A);
  }

  @Test
  void shouldPassOverThoseThatFailOrWereTried() {
    Choice<Backup> choice = new Choice<>(Balance.ROUND_ROBIN, "", List.of(BROKEN, A, B));

    assertThat(choice.next(0, Set.of(A))).contains(B);
    assertThat(choice.next(0, Set.of(A, B))).isEmpty();
  }

  @Test
  void shouldTakeFewestConnectionsAndTurnsAmongEqualsWhenLeastConnections() {
    Choice<Backup> choice = new Choice<>(Balance.LEAST_CONNECTIONS, "", List.of(BROKEN, A, B, C));

    assertThat(IntStream.range(0, 4).mapToObj(turn -> choice.next(turn, Set.of()).orElseThrow()))
        .containsExactly(B, B, B, C);
  }

  @Test
  void shouldTakePreferredAndAnyOtherOnlyWhileItFailsWhenLeaderFirst() {
    Choice<Backup> choice = new Choice<>(Balance.LEADER_FIRST, "b", List.of(A, B, C));

    assertThat(IntStream.range(0, 3).mapToObj(turn -> choice.next(turn, Set.of()).orElseThrow()))
        .containsOnly(B);
    assertThat(choice.next(0, Set.of(B))).contains(A);
    assertThat(choice.next(2, Set.of(B))).contains(C);
  }

  @Test
  void shouldBeClosedWhenEverybodyFails() {
    assertThat(new Choice<>(Balance.LEADER, "", List.of(BROKEN)).isOpen()).isFalse();
    assertThat(new Choice<>(Balance.LEADER, "", List.of(BROKEN, A)).isOpen()).isTrue();
    assertThat(new Choice<>(Balance.LEADER, "", List.<Backup>of()).next(0, Set.of())).isEmpty();
  }
}
