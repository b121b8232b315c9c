package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.RegistryRefusedException;
import io.rejoin.schemas.serde.error.RegistryUnavailableException;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverTest {

  private static final String FOUND = "{\"schema\":\"\\\"string\\\"\"}";
  private static final String UNKNOWN = "{\"error_code\":40403,\"message\":\"no\"}";

  private final StubRegistry one = new StubRegistry();
  private final StubRegistry two = new StubRegistry();
  private final List<Long> pauses = new ArrayList<>();

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void shouldAskTheNextUrlWhenOneCannotAnswerNow(int status) {
    // given
    one.answering(status, "");
    two.answering(200, FOUND);

    // when
    client(one.url(), two.url()).byId(1);

    // then
    assertThat(one.requests()).hasSize(1);
    assertThat(two.requests()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void shouldAskTheNextUrlWhenOneIsNotThere() {
    two.answering(200, FOUND);

    client(StubRegistry.deadUrl(), two.url()).byId(1);

    assertThat(two.requests()).hasSize(1);
  }

  @Test
  void shouldStayWithTheUrlThatAnsweredWhenAskedAgain() {
    // given
    one.answering(503, "");
    two.answering(200, FOUND);
    HttpSchemaRegistryClient client = client(one.url(), two.url());

    // when
    client.byId(1);
    client.byId(2);

    // then
    assertThat(one.requests()).hasSize(1);
    assertThat(two.requests()).hasSize(2);
  }

  @Test
  void shouldBeginAnotherRoundWhenNobodyAnswers() {
    // given
    one.answering(503, "").answering(503, "").answering(200, FOUND);
    two.answering(500, "");

    // when
    client(one.url(), two.url()).byId(1);

    // then
    assertThat(one.requests()).hasSize(3);
    assertThat(two.requests()).hasSize(2);
    assertThat(pauses).hasSize(2);
    assertThat(pauses.get(0)).isBetween(0L, 100L);
    assertThat(pauses.get(1)).isBetween(0L, 200L);
  }

  @Test
  void shouldGiveUpWhenAllRoundsAreOver() {
    // given
    String dead = StubRegistry.deadUrl();
    one.answering(503, "{\"error_code\":50003,\"message\":\"no leader\"}");

    // when, then
    assertThatThrownBy(() -> client(one.url(), dead).byId(1))
        .isInstanceOfSatisfying(
            RegistryUnavailableException.class,
            gone -> assertThat(gone.kind()).isEqualTo(SerdeException.Kind.RETRIABLE))
        .hasMessageContaining("after 4 attempts a URL")
        .hasMessageContaining(one.url() + " answers 503 (error code 50003): no leader")
        .hasMessageContaining(dead + " fails with java.net.ConnectException")
        .hasCauseInstanceOf(ConnectException.class);
    assertThat(one.requests()).hasSize(4);
    assertThat(pauses).hasSize(3);
  }

  @Test
  void shouldNotRepeatWhenOneUrlHasRefused() {
    one.answering(401, "");
    two.answering(200, FOUND);

    assertThatThrownBy(() -> client(one.url(), two.url()).byId(1))
        .isInstanceOf(RegistryRefusedException.class);
    assertThat(two.requests()).isEmpty();
  }

  @Test
  void shouldFindTheSchemaWhenOnlyOneUrlLagsBehind() {
    one.answering(404, UNKNOWN);
    two.answering(200, FOUND);

    assertThat(client(one.url(), two.url()).byId(1).getName()).isEqualTo("string");
  }

  @Test
  void shouldSayUnknownAtOnceWhenEveryUrlSaysSo() {
    one.answering(404, UNKNOWN);
    two.answering(404, UNKNOWN);

    assertThatThrownBy(() -> client(one.url(), two.url()).byId(1))
        .isInstanceOf(UnknownSchemaException.class);
    assertThat(one.requests()).hasSize(1);
    assertThat(two.requests()).hasSize(1);
  }

  @Test
  void shouldNotSayUnknownWhenOneUrlCouldNotBeAsked() {
    one.answering(404, UNKNOWN);

    assertThatThrownBy(() -> client(one.url(), StubRegistry.deadUrl()).byId(1))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"error_code\":404,\"message\":\"no such path\"}", "<html/>"})
  void shouldNotSayUnknownWhenOneUrlIsNoRegistrys(String notARegistrys) {
    one.answering(404, UNKNOWN);
    two.answering(404, notARegistrys);

    assertThatThrownBy(() -> client(one.url(), two.url()).byId(1))
        .isInstanceOf(RegistryRefusedException.class);
    assertThatThrownBy(() -> client(two.url(), one.url()).byId(1))
        .isInstanceOf(RegistryRefusedException.class);
  }

  @Test
  void shouldStopWhenInterruptedInAPause() {
    // given
    one.answering(503, "");
    HttpSchemaRegistryClient client =
        TestClients.http(
            Map.of(RegistryConfig.URL, one.url()),
            ms -> {
              throw new InterruptedException();
            });

    // when, then
    assertThatThrownBy(() -> client.byId(1)).isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(one.requests()).hasSize(1);
  }

  private HttpSchemaRegistryClient client(String... urls) {
    return TestClients.http(
        Map.of(RegistryConfig.URL, String.join(",", urls), RegistryConfig.RETRIES_WAIT_MS, 100),
        pauses::add);
  }
}
