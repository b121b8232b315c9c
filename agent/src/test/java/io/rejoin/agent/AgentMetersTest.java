package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.agent.core.AgentState;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.core.Standing;
import io.rejoin.agent.core.Wellbeing;
import io.rejoin.runtime.backoff.Health;
import io.rejoin.schemas.state.NodeStatus;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private AgentView view;

  @Test
  void shouldShowAStandingRegistration() {
    view = view(Optional.of(7L), true, Health.Kind.HEALTHY);
    watch();

    assertThat(gauge(AgentMeters.REGISTERED)).isEqualTo(1);
    assertThat(gauge(AgentMeters.EPOCH)).isEqualTo(7);
    assertThat(gauge(AgentMeters.ISOLATED)).isEqualTo(1);

    view = view(Optional.empty(), false, Health.Kind.HEALTHY);
    assertThat(gauge(AgentMeters.REGISTERED)).isZero();
    assertThat(gauge(AgentMeters.EPOCH)).isZero();
    assertThat(gauge(AgentMeters.ISOLATED)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"HEALTHY, 0", "DEGRADED, 1", "FAILED, 2", "PROBING, 2"})
  void shouldShowHowRegisteringGoes(Health.Kind kind, double shown) {
    view = view(Optional.empty(), false, kind);
    watch();

    assertThat(gauge(AgentMeters.TROUBLE)).isEqualTo(shown);
  }

  private void watch() {
    new AgentMeters(registry, "a").watch(() -> view);
  }

  private double gauge(String name) {
    return registry.get(name).tag(AgentMeters.ADDRESS, "a").gauge().value();
  }

  private static AgentView view(Optional<Long> epoch, boolean isolated, Health.Kind registering) {
    return new AgentView(
        epoch.isPresent() ? AgentState.Kind.REGISTERED : AgentState.Kind.REGISTERING,
        epoch.map(
            at ->
                new Standing(
                    new UUID(1, 1), new UUID(2, 2), at, 0, NodeStatus.AVAILABLE, false, null)),
        isolated,
        registering,
        Wellbeing.UP,
        Fixtures.anOffer(),
        Optional.empty(),
        Optional.empty());
  }
}
