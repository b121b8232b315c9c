package io.rejoin.registry.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.state.NodeStatus;
import org.junit.jupiter.api.Test;

/** What liveness says and what the decision core makes of it fit together. */
final class CoreLoopTest {

  private final CoreLoop loop = new CoreLoop();

  private void register(int nodes) {
    for (int i = 1; i <= nodes; i++) {
      loop.register("router-" + i, i);
    }
  }

  @Test
  void shouldKeepAvailableWhenNodesBeat() {
    register(10);

    loop.pass(120_000);

    for (int i = 1; i <= 10; i++) {
      assertThat(loop.node("router-" + i).status()).isEqualTo(NodeStatus.AVAILABLE);
    }
  }

  @Test
  void shouldSuspectThenExpireWithinTermAndTwoTicksWhenOneDies() {
    register(10);
    loop.pass(10_000);
    loop.die("router-1");

    loop.pass(5_000);
    assertThat(loop.node("router-1").status()).isEqualTo(NodeStatus.SUSPECT);
    loop.pass(2_750);
    assertThat(loop.node("router-1").status()).isEqualTo(NodeStatus.SUSPECT);
    loop.pass(500);

    assertThat(loop.node("router-1").status()).isEqualTo(NodeStatus.EXPIRED);
    assertThat(loop.node("router-2").status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldComeBackWhenSilentNodeBeatsBeforeItsTerm() {
    register(10);
    loop.pass(10_000);
    loop.die("router-1");
    loop.pass(5_500);
    assertThat(loop.node("router-1").status()).isEqualTo(NodeStatus.SUSPECT);

    loop.rise("router-1");
    loop.pass(1_000);

    assertThat(loop.node("router-1").status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldTakeBackReportsWhenReportedNodeBeats() {
    register(3);
    loop.pass(4_000);
    loop.report("router-2", "router-1");
    loop.report("router-3", "router-1");
    assertThat(loop.node("router-1").status()).isEqualTo(NodeStatus.SUSPECT);

    loop.pass(2_500);

    assertThat(loop.node("router-1").status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldWithholdExpiriesAndRecoverWhenAllFallSilentAtOnce() {
    register(40);
    loop.pass(10_000);
    for (int i = 1; i <= 40; i++) {
      loop.die("router-" + i);
    }
    loop.pass(12_000);
    assertThat(expired()).as("rationed to about one a second").isBetween(1, 6);

    for (int i = 1; i <= 40; i++) {
      loop.rise("router-" + i);
    }
    loop.pass(3_000);

    for (int i = 1; i <= 40; i++) {
      assertThat(loop.node("router-" + i).status()).isIn(NodeStatus.AVAILABLE, NodeStatus.EXPIRED);
    }
    assertThat(expired()).isLessThan(10);
  }

  private int expired() {
    int expired = 0;
    for (int i = 1; i <= 40; i++) {
      expired += loop.node("router-" + i).status() == NodeStatus.EXPIRED ? 1 : 0;
    }
    return expired;
  }
}
