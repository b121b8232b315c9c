package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.state.Audit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditTrailTest {

  private final AuditTrail trail = new AuditTrail();

  @Test
  void shouldGiveTheLatestOldestFirst() {
    say("n1", 1);
    say("n2", 2);
    say("n1", 3);

    assertThat(revisions(trail.latest(null, 100))).containsExactly(1L, 2L, 3L);
    assertThat(revisions(trail.latest(null, 2))).containsExactly(2L, 3L);
  }

  @Test
  void shouldGiveOneKeyWhenAsked() {
    say("n1", 1);
    say("n2", 2);
    say("n1", 3);

    assertThat(revisions(trail.latest("n1", 100))).containsExactly(1L, 3L);
    assertThat(revisions(trail.latest("n1", 1))).containsExactly(3L);
    assertThat(trail.latest("n3", 100)).isEmpty();
  }

  @Test
  void shouldTakeNothingTwiceWhenASuccessorSaysItAgain() {
    say("n1", 1);
    say("n1", 2);
    say("n2", 2);

    say("n1", 1);
    say("n1", 2);
    say("n2", 2);
    say("n2", 3);

    assertThat(revisions(trail.latest(null, 100))).containsExactly(1L, 2L, 2L, 3L);
  }

  @Test
  void shouldKeepABoundedNumber() {
    for (int revision = 1; revision <= AuditTrail.KEPT + 5; revision++) {
      say("n1", revision);
    }

    List<Long> kept = revisions(trail.latest(null, 2 * AuditTrail.KEPT));

    assertThat(kept).hasSize(AuditTrail.KEPT).startsWith(6L).endsWith(AuditTrail.KEPT + 5L);
  }

  @Test
  void shouldShowAnEntryInWords() {
    trail.add("n1", new Audit("NodeExpired", "registry", "SUSPECT", "EXPIRED", "text", 2, 0, 9));

    assertThat(trail.latest(null, 1))
        .containsExactly(
            new Shown.AuditView(
                "n1",
                "NodeExpired",
                "registry",
                "SUSPECT",
                "EXPIRED",
                "text",
                "1970-01-01T00:00:00Z",
                9));
  }

  private void say(String key, long revision) {
    trail.add(key, new Audit("NodeRegistered", key, "", "", "text", 1, 0, revision));
  }

  private static List<Long> revisions(List<Shown.AuditView> entries) {
    return entries.stream().map(Shown.AuditView::revision).toList();
  }
}
