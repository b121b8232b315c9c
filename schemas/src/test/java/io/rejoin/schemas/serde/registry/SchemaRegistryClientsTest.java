package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.RegistryUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaRegistryClientsTest {

  @Test
  void shouldAskTheRegistryOnceWhenTheUrlIsHttp() {
    try (StubRegistry registry = new StubRegistry().answering(200, "{\"id\":7}")) {
      // given
      SchemaRegistryClient client =
          SchemaRegistryClients.create(Map.of(RegistryConfig.URL, registry.url(), "other", 1));

      // when
      client.register("s", TestSchemas.V1);
      client.register("s", TestSchemas.V1);

      // then
      assertThat(registry.requests()).hasSize(1);
    }
  }

  @Test
  void shouldAskForTheLatestEachTimeWhenItIsNotToBeKept() {
    try (StubRegistry registry =
        new StubRegistry().answering(200, "{\"id\":7,\"schema\":\"\\\"int\\\"\"}")) {
      // given
      SchemaRegistryClient client =
          SchemaRegistryClients.create(
              Map.of(RegistryConfig.URL, registry.url(), RegistryConfig.LATEST_TTL_SEC, "0"));

      // when
      client.latest("s");
      client.latest("s");

      // then
      assertThat(registry.requests()).hasSize(2);
    }
  }

  @Test
  void shouldForgetTheOldestAnswerWhenOnlyOneIsKept() {
    try (StubRegistry registry =
        new StubRegistry().answering(200, "{\"schema\":\"\\\"int\\\"\"}")) {
      // given
      SchemaRegistryClient client =
          SchemaRegistryClients.create(
              Map.of(RegistryConfig.URL, registry.url(), RegistryConfig.MAX_SCHEMAS, 1));

      // when
      client.byId(1);
      client.byId(2);
      client.byId(1);

      // then
      assertThat(registry.requests()).hasSize(3);
    }
  }

  @Test
  void shouldPauseForRealWhenTheRegistryIsAway() {
    SchemaRegistryClient client =
        SchemaRegistryClients.create(
            Map.of(
                RegistryConfig.URL, StubRegistry.deadUrl(),
                RegistryConfig.MAX_RETRIES, 2,
                RegistryConfig.RETRIES_WAIT_MS, 1));

    assertThatThrownBy(() -> client.byId(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("after 3 attempts");
  }
}
