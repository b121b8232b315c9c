package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.Wellbeing;
import io.rejoin.agent.probe.ProbeOptions;
import io.rejoin.agent.reach.ClusterIp;
import io.rejoin.agent.reach.Reachability;
import io.rejoin.agent.reach.Service;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
  private final CountDownLatch looked = new CountDownLatch(1);
  private Watch watch;

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void shouldHaveLookedAtOnceWhenThereIsNothingToLookAt() {
    begin(Optional.empty(), Optional.empty(), false);

    assertThat(looked.getCount()).isZero();
  }

  @Test
  void shouldTellWhereAndHowTheNodeIsBeforeItSaysThatItHasLooked() throws InterruptedException {
    begin(Optional.of(ClusterIp.given("router-1")), Optional.of("tcp://localhost:1"), false);

    assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(List.copyOf(seen))
        .contains(List.of(new Endpoint("ws", "router-1", 80)))
        .anySatisfy(
            told ->
                assertThat(told)
                    .isInstanceOfSatisfying(
                        Wellbeing.class,
                        how -> assertThat(how.health()).isEqualTo(Health.UNHEALTHY)));
  }

  @Test
  void shouldHaveLookedWhenThereIsNoClusterIp() throws InterruptedException {
    begin(Optional.of(Optional::empty), Optional.empty(), false);

    assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).isEmpty();
  }

  @Test
  void shouldNotBeWaitedForWhenALookHangs() {
    CountDownLatch never = new CountDownLatch(1);
    begin(Optional.of(() -> hang(never)), Optional.empty(), false);
    assertThat(looked.getCount()).isEqualTo(1);

    watch.waitNoLonger();

    assertThat(looked.getCount()).isZero();
    never.countDown();
  }

  @Test
  void shouldSayNoMoreOfEndpointsWhenTheOwnerTellsThem() throws InterruptedException {
    begin(Optional.of(ClusterIp.given("a")), Optional.empty(), false);
    assertThat(seen.poll(60, TimeUnit.SECONDS)).isNotNull();

    watch.leaveEndpointsToOwner();
    seen.clear();

    assertThat(seen.poll(200, TimeUnit.MILLISECONDS))
        .satisfiesAnyOf(
            told -> assertThat(told).isNull(),
            told -> assertThat(seen.poll(200, TimeUnit.MILLISECONDS)).as("at most one").isNull());
  }

  @Test
  void shouldLookAtTheMachineWithoutBeingWaitedFor() throws InterruptedException {
    begin(Optional.empty(), Optional.empty(), true);

    assertThat(looked.getCount()).isZero();
    assertThat(seen.poll(60, TimeUnit.SECONDS)).isInstanceOf(Capabilities.class);
  }

  private void begin(Optional<ClusterIp> clusterIp, Optional<String> probe, boolean hardware) {
    Surroundings surroundings =
        new Surroundings(
            clusterIp.map(ip -> new Reachability(ip, List.of(Service.parse("ws:80")))),
            Duration.ofMillis(10),
            probe.map(ProbeOptions::of),
            hardware,
            Optional.empty());
    watch = new Watch(surroundings, new Noted(), looked::countDown);
    watch.begin();
  }

  private static Optional<String> hang(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** Notes what is told. */
  private final class Noted implements Watch.Senses {

    @Override
    public void moved(List<Endpoint> endpoints) {
      seen.add(endpoints);
    }

    @Override
    public void felt(Wellbeing wellbeing) {
      seen.add(wellbeing);
    }

    @Override
    public void detected(Capabilities machine) {
      seen.add(machine);
    }
  }
}
