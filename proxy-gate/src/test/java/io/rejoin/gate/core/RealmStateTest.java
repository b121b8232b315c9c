package io.rejoin.gate.core;

import static io.rejoin.gate.core.Records.backend;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RealmStateTest {

  private static final List<Backend> BACKENDS = List.of(backend("r1", 1));

  @ParameterizedTest
  @EnumSource(Opening.class)
  void shouldForwardWhenReady(Opening opening) {
    RealmState ready = new RealmState.Ready(BACKENDS);

    assertThat(ready.admission(rules(opening), false, false)).isEqualTo(Admission.FORWARDED);
    assertThat(ready.unmet()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "WAIT,   false, false, REFUSE",
    "WAIT,   true,  false, REFUSE",
    "HOLD,   false, true,  HOLD",
    "HOLD,   true,  true,  HOLD",
    "REJECT, false, true,  REFUSE",
    "REJECT, true,  true,  REFUSE"
  })
  void shouldFollowOpeningPolicyWhenNeverServed(
      Opening opening, boolean late, boolean open, Admission.Mode mode) {
    for (RealmState state : unservable()) {
      Admission admission = state.admission(rules(opening), false, late);

      assertThat(admission.portOpen()).as(state.toString()).isEqualTo(open);
      assertThat(admission.mode()).as(state.toString()).isEqualTo(mode);
    }
  }

  @Test
  void shouldOpenAndRefuseAtDeadlineWhenToldTo() {
    GateRules rules = Records.rules(Balance.LEADER, Opening.WAIT, OnUnserved.HOLD, AtDeadline.OPEN);

    assertThat(new RealmState.NeverSeen().admission(rules, false, true))
        .isEqualTo(Admission.refused(true, Refusal.NO_SUCH_REALM));
    assertThat(new RealmState.Unserved("x").admission(rules, false, true))
        .isEqualTo(Admission.refused(true, Refusal.UNAVAILABLE));
  }

  @Test
  void shouldHoldWhenServedRealmLosesItsLastBackend() {
    Admission admission = new RealmState.Unserved("x").admission(rules(Opening.WAIT), true, false);

    assertThat(admission).isEqualTo(Admission.HELD);
  }

  @Test
  void shouldClosePortWhenServedRealmLosesItsLastBackendAndPolicyIsClose() {
    GateRules rules =
        Records.rules(Balance.LEADER, Opening.HOLD, OnUnserved.CLOSE, AtDeadline.STAY_CLOSED);

    Admission admission = new RealmState.Unserved("x").admission(rules, true, false);

    assertThat(admission.portOpen()).isFalse();
  }

  @Test
  void shouldRefuseAtOnceWhenServedRealmIsUnservedUnderReject() {
    Admission admission =
        new RealmState.Unserved("x").admission(rules(Opening.REJECT), true, false);

    assertThat(admission).isEqualTo(Admission.refused(true, Refusal.UNAVAILABLE));
  }

  @Test
  void shouldForwardToUnaskedBackendWhenRealmWasServedBefore() {
    RealmState moved = new RealmState.Unreached(BACKENDS);

    assertThat(moved.admission(rules(Opening.WAIT), true, false)).isEqualTo(Admission.FORWARDED);
  }

  @Test
  void shouldNameWhatIsMissingWhenNotReady() {
    assertThat(unservable()).allSatisfy(state -> assertThat(state.unmet()).isNotEmpty());
  }

  private static List<RealmState> unservable() {
    return List.of(
        new RealmState.NeverSeen(),
        new RealmState.Unserved("no router of the realm is registered"),
        new RealmState.Unreached(BACKENDS));
  }

  private static GateRules rules(Opening opening) {
    return Records.rules(Balance.LEADER, opening, OnUnserved.HOLD, AtDeadline.STAY_CLOSED);
  }
}
