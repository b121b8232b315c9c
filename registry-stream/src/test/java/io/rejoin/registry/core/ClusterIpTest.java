package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Endpoint;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ClusterIpTest {

  private final Harness harness = new Harness();

  private Endpoint endpoint(String address) {
    return harness.node(address).reach().endpoints().get(0);
  }

  @Test
  void shouldMoveTheRouteWhenTheClusterIpChanges() {
    // given
    UUID incarnation = harness.incarnation();
    harness.router("router_realm1", incarnation, "10.108.1.12");

    // when
    Outcome outcome = harness.moved("router_realm1", incarnation, 1, "10.108.3.17");

    // then
    assertThat(outcome.events())
        .extracting(event -> event.story().text())
        .contains("Node router_realm1 cluster IP changed from 10.108.1.12 to 10.108.3.17");
    assertThat(outcome.routes().get(Harness.REALM).routes())
        .flatExtracting(Routes.Route::endpoints)
        .containsExactly(new Endpoint("tcp", "10.108.3.17", 8080));
    assertThat(harness.node("router_realm1").reach().version()).isEqualTo(2);
  }

  @Test
  void shouldDropALowerVersion() {
    // given
    UUID incarnation = harness.incarnation();
    harness.router("router-1", incarnation, "10.0.0.1");
    harness.moved("router-1", incarnation, 5, "10.0.0.5");

    // when
    harness.moved("router-1", incarnation, 4, "10.0.0.4");

    // then
    assertThat(endpoint("router-1").host()).isEqualTo("10.0.0.5");
  }

  @Test
  void shouldKeepAReportThatComesBeforeItsRegistration() {
    // given
    UUID incarnation = harness.incarnation();
    harness.moved("router-1", incarnation, 2, "10.0.0.2");
    harness.moved("router-1", incarnation, 1, "10.0.0.1");

    // when
    harness.router("router-1", incarnation, "10.0.0.9");

    // then
    assertThat(endpoint("router-1").host()).isEqualTo("10.0.0.2");
    assertThat(harness.cluster().position().pending()).isEmpty();
  }

  @Test
  void shouldKeepAReportOfTheNextIncarnationOfAKnownNode() {
    // given
    harness.router("router-1", harness.incarnation(), "10.0.0.1");
    UUID next = harness.incarnation();
    harness.moved("router-1", next, 1, "10.0.0.2");
    String before = endpoint("router-1").host();

    // when
    harness.router("router-1", next, "10.0.0.3");

    // then
    assertThat(before).isEqualTo("10.0.0.1");
    assertThat(endpoint("router-1").host()).isEqualTo("10.0.0.2");
  }

  @Test
  void shouldTakeAnEndpointFromWhoStillClaimsIt() {
    // given
    harness.router("router-1", harness.incarnation(), "10.0.0.1");

    // when
    Outcome outcome = harness.router("router-2", harness.incarnation(), "10.0.0.1");

    // then
    assertThat(harness.node("router-1").reach().endpoints()).isEmpty();
    assertThat(outcome.routes().get(Harness.REALM).routes())
        .extracting(Routes.Route::address)
        .containsExactly("router-2");
    assertThat(outcome.events())
        .extracting(event -> event.story().text())
        .contains("Endpoint 10.0.0.1:8080 is taken from node router-1 by node router-2");
  }

  @Test
  void shouldLetTwoNodesSwapTheirEndpoints() {
    // given
    UUID one = harness.incarnation();
    UUID two = harness.incarnation();
    harness.router("router-1", one, "10.0.0.1");
    harness.router("router-2", two, "10.0.0.2");

    // when
    harness.moved("router-1", one, 1, "10.0.0.2");
    harness.moved("router-2", two, 1, "10.0.0.1");

    // then
    assertThat(endpoint("router-1").host()).isEqualTo("10.0.0.2");
    assertThat(endpoint("router-2").host()).isEqualTo("10.0.0.1");
    assertThat(harness.cluster().routes(Harness.REALM).routes()).hasSize(2);
  }
}
