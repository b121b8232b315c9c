package io.rejoin.registry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Rules;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RulesInForceTest {

  private static final Rules OWN = rules(0, "7000");

  private final MarkedNodes nodes = new MarkedNodes();
  private final RulesInForce inForce = new RulesInForce(nodes.feed(), MarkedNodes.MARKS, OWN);

  private static Rules rules(int version, String termMs) {
    return RulesSettings.rules(
        RegistryCluster.settings("localhost:1", Map.of("term.ms", termMs)), version);
  }

  @Test
  void shouldGiveTheSettingsOwnBeforeAnyMark() {
    assertThat(inForce.isKnown()).isFalse();
    assertThat(inForce.get()).isEqualTo(OWN);
  }

  @Test
  void shouldGiveThoseOfTheLatestMark() {
    nodes.mark(5, rules(1, "9000"));
    assertThat(inForce.isKnown()).isTrue();
    assertThat(inForce.get()).isEqualTo(rules(1, "9000"));

    nodes.mark(6, rules(2, "10000"));
    assertThat(inForce.get()).isEqualTo(rules(2, "10000"));
  }

  @Test
  void shouldReadAMarkThatWasThereBeforeItListened() {
    nodes.mark(5, rules(3, "9000"));

    RulesInForce late = new RulesInForce(nodes.feed(), MarkedNodes.MARKS, OWN);

    assertThat(late.get()).isEqualTo(rules(3, "9000"));
  }

  @Test
  void shouldReadThePositionOnlyWhenTheVersionIsNew() {
    nodes.mark(5, rules(1, "9000"));

    nodes.plainMark(6);

    assertThat(inForce.get()).isEqualTo(rules(1, "9000"));
  }

  @Test
  void shouldFollowALogThatBeganAnewWithLowerVersions() {
    nodes.mark(5, rules(7, "9000"));

    nodes.mark(1_000_000, rules(1, "8000"));

    assertThat(inForce.get()).isEqualTo(rules(1, "8000"));
  }
}
