package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Control.Proof;
import io.rejoin.schemas.input.Control.Verdict;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Refusal;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Level token: what a proof that stands is held against. */
class ProofsTest {

  private static final String ROUTER = "router-1";
  private static final long START_MS = 1_750_000_002_000L;
  private static final long YEAR_MS = 365L * 24 * 60 * 60 * 1_000;

  private final Harness harness = new Harness(proofRequired());
  private final UUID incarnation = harness.incarnation();

  private static Rules proofRequired() {
    Rules r = Rules.DEFAULT;
    return new Rules(
        r.version(),
        Rules.LEVEL,
        r.suspectAfterMs(),
        r.termMs(),
        r.tickMs(),
        r.loopbackAllowed(),
        true,
        r.reportersNeeded(),
        r.duelTakeovers(),
        r.duelWindowMs(),
        r.removalAfterMs(),
        r.routersPerRealm(),
        r.breaker());
  }

  private Outcome signed(String signer, long counter, ControlInput input) {
    return harness.say(new Control(ROUTER, input, new Proof(Verdict.STANDS, signer, counter, "")));
  }

  private Result register(String signer, long counter) {
    var profile = Harness.profile(Role.ROUTER, Harness.REALM);
    return signed(signer, counter, Harness.registration(incarnation, profile, "10.0.0.1")).answer();
  }

  private Outcome move(long counter, long version, String host) {
    List<Endpoint> endpoints = List.of(new Endpoint("tcp", host, 8080));
    return signed(ROUTER, counter, new ClusterIpReport(incarnation, version, endpoints));
  }

  private String endpoints() {
    return harness.node(ROUTER).reach().endpoints().toString();
  }

  @Test
  void shouldRefuseAnInputWithoutAProofWhenOneIsRequired() {
    // when
    Result result = harness.router(ROUTER, incarnation, "10.0.0.1").answer();

    // then
    assertThat(result.refusal()).isEqualTo(Refusal.PROOF_FAILED);
    assertThat(result.text()).isEqualTo("Expected a proof that stands, but there is none");
  }

  @Test
  void shouldRefuseARegistrationThatAnotherNodeHasSigned() {
    // when
    Result result = register("router-2", START_MS);

    // then
    assertThat(result.refusal()).isEqualTo(Refusal.PROOF_FAILED);
    assertThat(result.text()).contains("signed by router-2");
    assertThat(harness.node(ROUTER)).isNull();
  }

  @Test
  void shouldRefuseARegistrationThatIsPlayedAgain() {
    // given
    register(ROUTER, START_MS);

    // when
    Result result = register(ROUTER, START_MS);

    // then
    assertThat(result.refusal()).isEqualTo(Refusal.PROOF_REPLAYED);
    assertThat(result.text()).contains("above " + START_MS);
  }

  @Test
  void shouldRefuseAnUnknownSignerWhoseClockIsAYearOff() {
    // when
    Result behind = register(ROUTER, START_MS - YEAR_MS);
    Result ahead = register(ROUTER, START_MS + YEAR_MS);

    // then
    assertThat(behind.refusal()).isEqualTo(Refusal.PROOF_REPLAYED);
    assertThat(behind.text()).contains("behind it: set the clock");
    assertThat(ahead.text()).contains("ahead of it: set the clock");
  }

  @Test
  void shouldTakeTheFirstReportOfANodeThatHasBeenUpForLong() {
    // given
    register(ROUTER, START_MS);
    harness.pass(60 * 60 * 1_000);

    // when
    move(START_MS + 1, 1, "10.0.0.2");

    // then
    assertThat(endpoints()).contains("10.0.0.2");
  }

  @Test
  void shouldDropAReportThatIsPlayedAgain() {
    // given
    register(ROUTER, START_MS);
    move(START_MS + 1, 1, "10.0.0.2");
    move(START_MS + 2, 2, "10.0.0.3");

    // when
    Outcome replayed = move(START_MS + 1, 3, "10.0.0.2");

    // then
    assertThat(endpoints()).contains("10.0.0.3");
    assertThat(replayed.events()).anyMatch(event -> event.what() == What.INPUT_REFUSED);
  }

  @Test
  void shouldRefuseAnOrderThatANodeHasSigned() {
    // given
    register(ROUTER, START_MS);
    Command kick =
        new Command(Command.Order.KICK, "order-1", ROUTER, "no longer wanted", null, null);

    // when
    Outcome outcome = signed(ROUTER, START_MS + 1, kick);

    // then
    assertThat(outcome.events()).anyMatch(event -> event.what() == What.INPUT_REFUSED);
    assertThat(outcome.kicks()).isEmpty();
  }
}
