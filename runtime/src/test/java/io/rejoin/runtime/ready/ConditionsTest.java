package io.rejoin.runtime.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.metrics.MeterNames;
import io.rejoin.runtime.ready.Condition.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private final ManualTime time = new ManualTime();
  private final Conditions conditions = new Conditions(time);

  @Test
  void shouldBeReadyWhenThereAreNoConditions() {
    assertThat(conditions.readiness().isReady()).isTrue();
  }

  @Test
  void shouldListEveryUnmetConditionWhenSomeAreMet() {
    conditions.unmet("routes", "Expected routes of realm1, but none came yet");
    conditions.met("kafka", "following");
    conditions.unmet("backend", "refused");

    Readiness readiness = conditions.readiness();

    assertThat(readiness.isReady()).isFalse();
    assertThat(readiness.unmet()).extracting(Condition::name).containsExactly("routes", "backend");
    assertThat(readiness.met())
        .containsExactly(new Condition("kafka", true, "following", time.instant()));
  }

  @Test
  void shouldKeepSinceWhenOnlyTheDetailChanges() {
    Instant start = time.instant();
    conditions.unmet("routes", "0 of 2");
    time.advance(Duration.ofSeconds(5));
    conditions.unmet("routes", "1 of 2");

    assertThat(conditions.readiness().unmet())
        .containsExactly(new Condition("routes", false, "1 of 2", start));
  }

  @Test
  void shouldMoveSinceWhenTheConditionComesToBeMet() {
    conditions.unmet("routes", "0 of 2");
    time.advance(Duration.ofSeconds(5));
    conditions.met("routes", "2 of 2");

    assertThat(conditions.readiness().met())
        .containsExactly(new Condition("routes", true, "2 of 2", time.instant()));
  }

  @Test
  void shouldLookAtAProbeEachTimeWhenItIsWatched() {
    AtomicReference<Verdict> view = new AtomicReference<>(Verdict.unmet("12 s old"));
    conditions.watch("view", view::get);
    Readiness before = conditions.readiness();

    view.set(Verdict.met("1 s old"));

    assertThat(before.isReady()).isFalse();
    assertThat(conditions.readiness().isReady()).isTrue();
  }

  @Test
  void shouldBeUnmetWhenTheProbeFails() {
    conditions.watch(
        "view",
        () -> {
          throw new IllegalStateException("closed");
        });

    assertThat(conditions.readiness().unmet().get(0).detail()).contains("closed");
  }

  @Test
  void shouldNotShowAConditionWhenItIsForgotten() {
    conditions.watch("realm realm1", () -> Verdict.unmet("no route"));
    conditions.unmet("realm realm2", "no route");

    conditions.forget("realm realm1");
    conditions.forget("realm realm2");

    assertThat(conditions.readiness().isReady()).isTrue();
  }

  @Test
  void shouldCountUnmetConditionsWhenMetered() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ReadinessMeters.bind(meters, conditions);
    conditions.unmet("routes", "no route");
    conditions.unmet("kafka", "away");
    double before = meters.get(MeterNames.CONDITIONS_UNMET).gauge().value();

    conditions.met("kafka", "following");

    assertThat(before).isEqualTo(2);
    assertThat(meters.get(MeterNames.CONDITIONS_UNMET).gauge().value()).isEqualTo(1);
  }
}
