package io.rejoin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {

  private final Memo<Integer, Integer> memo = new Memo<>(3);
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void shouldMakeOnceWhenThereIsRoom() {
    for (int i = 0; i < 100; i++) {
      memo.get(i % 3, made::incrementAndGet);
    }

    assertThat(made).hasValue(3);
  }

  @Test
  void shouldMakeAnewWhenItForgotForLackOfRoom() {
    for (int i = 0; i < 4; i++) {
      memo.get(i, made::incrementAndGet);
    }

    assertThat(memo.get(3, made::incrementAndGet)).isEqualTo(4);
    assertThat(memo.get(0, made::incrementAndGet)).isEqualTo(5);
  }

  @Test
  void shouldRememberNothingWhenMakingFailed() {
    assertThatThrownBy(
            () ->
                memo.get(
                    1,
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(memo.get(1, () -> 7)).isEqualTo(7);
  }
}
