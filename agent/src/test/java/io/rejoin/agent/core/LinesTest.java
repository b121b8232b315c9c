package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.backoff.Health;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void shouldNameTheHostsWhenTheClusterIpChanges() {
    assertThat(moved(List.of(at("10.108.1.12", 1), at("10.108.1.12", 2)), List.of(at("b", 1))))
        .isEqualTo("Node worker-1 cluster IP changed from 10.108.1.12 to b");
    assertThat(moved(List.of(), List.of(at("b", 1))))
        .isEqualTo("Node worker-1 cluster IP changed from none to b");
  }

  @Test
  void shouldNameTheEndpointsWhenOnlyAPortChanges() {
    assertThat(moved(List.of(at("a", 1)), List.of(at("a", 2))))
        .isEqualTo("Node worker-1 endpoints changed from [tcp://a:1] to [tcp://a:2]");
  }

  @Test
  void shouldSayWhatBecomesOfTheClientsWhenIsolated() {
    assertThat(Lines.isolated(8_000, false))
        .isEqualTo(
            "No heartbeat acknowledged for 8000 ms: serving on, without new jobs or leadership");
    assertThat(Lines.isolated(8_000, true))
        .endsWith("closing everything until the registry is back");
  }

  @Test
  void shouldRaiseAnAlarmOnlyWhenFailed() {
    assertThat(Lines.gravity(new Health.Degraded(3))).isEqualTo(Effects.Level.WARN);
    assertThat(Lines.gravity(new Health.Failed(5))).isEqualTo(Effects.Level.ERROR);
    assertThat(Lines.unreachable(new Health.Failed(5)))
        .isEqualTo("The registry has not answered 5 times in a row: asking it only now and then");
    assertThat(Lines.unreachable(new Health.Degraded(3))).endsWith("3 times in a row");
  }

  @Test
  void shouldNameTheEpochOnlyOfAStayThatWas() {
    Standing standing = Standing.of(created());

    assertThat(Lines.lost(new Loss(standing, "silent")))
        .isEqualTo("This incarnation is over (epoch 7): silent; registering as a new one");
    assertThat(Lines.lost(new Loss(null, "silent")))
        .isEqualTo("This incarnation is over: silent; registering as a new one");
  }

  private static Result created() {
    AgentHarness agent = AgentHarness.started();
    return Fixtures.created(agent.asked(), 7);
  }

  private static String moved(List<Endpoint> before, List<Endpoint> after) {
    return Lines.moved(Fixtures.anOffer().at(before), Fixtures.anOffer().at(after));
  }

  private static Endpoint at(String host, int port) {
    return new Endpoint("tcp", host, port);
  }
}
