package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.RegistryRefusedException;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.serde.error.UnknownSchemaException;
import io.rejoin.schemas.serde.error.UnregisteredSchemaException;
import io.rejoin.schemas.serde.error.UnusableSchemaException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryClientTest {

  private static final String V1_POSTED =
      "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Host\\\","
          + "\\\"namespace\\\":\\\"test\\\",\\\"fields\\\":[{\\\"name\\\":\\\"address\\\","
          + "\\\"type\\\":\\\"string\\\"}]}\"}";

  private final StubRegistry registry = new StubRegistry();
  private final HttpSchemaRegistryClient client = TestClients.http(registry);

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void shouldPostTheSchemaWhenRegistering() {
    // given the answer of Apicurio, which has nothing but the id
    registry.answering(200, "{\"id\":7}");

    // when
    int id = client.register("rejoin.nodes-value", TestSchemas.V1);

    // then
    assertThat(id).isEqualTo(7);
    StubRegistry.Request request = registry.onlyRequest();
    assertThat(request.line()).isEqualTo("POST /subjects/rejoin.nodes-value/versions");
    assertThat(request.body()).isEqualTo(V1_POSTED);
    assertThat(request.header("Content-Type")).isEqualTo("application/vnd.schemaregistry.v1+json");
    assertThat(request.header("Accept"))
        .isEqualTo(
            "application/vnd.schemaregistry.v1+json, application/vnd.schemaregistry+json,"
                + " application/json");
    assertThat(request.header("Authorization")).isNull();
  }

  @Test
  void shouldTakeTheIdWhenTheAnswerSaysMore() {
    registry.answering(
        200,
        """
        {"id":100002,"version":3,"guid":"9a4c1b5e-0000-0000-0000-000000000000",
         "schemaType":"AVRO","schema":"\\"string\\"","ts":1755800000000}
        """);

    assertThat(client.register("s", TestSchemas.V1)).isEqualTo(100002);
  }

  @Test
  void shouldPostToTheSubjectWhenLookingUp() {
    registry.answering(
        200,
        """
        {"subject":"s","version":1,"id":12,"schema":"\\"string\\""}
        """);

    assertThat(client.lookup("s", TestSchemas.V1)).isEqualTo(12);
    assertThat(registry.onlyRequest().line()).isEqualTo("POST /subjects/s");
    assertThat(registry.onlyRequest().body()).isEqualTo(V1_POSTED);
  }

  @Test
  void shouldAskForNormalFormWhenConfigured() {
    // given
    registry.answering(200, "{\"id\":7}");
    HttpSchemaRegistryClient normalizing =
        TestClients.http(
            Map.of(RegistryConfig.URL, registry.url(), RegistryConfig.NORMALIZE, "true"));

    // when
    normalizing.register("s", TestSchemas.V1);
    normalizing.lookup("s", TestSchemas.V1);

    // then
    assertThat(registry.requests())
        .extracting(StubRegistry.Request::line)
        .containsExactly(
            "POST /subjects/s/versions?normalize=true", "POST /subjects/s?normalize=true");
  }

  @Test
  void shouldKeepTheBasePathAndEncodeTheSubjectWhenBuildingAPath() {
    // given
    registry.answering(200, "{\"id\":7}");
    HttpSchemaRegistryClient below =
        TestClients.http(Map.of(RegistryConfig.URL, registry.url() + "/apis/ccompat/v7/"));

    // when
    below.register("a/b c%d+e-value", TestSchemas.V1);

    // then
    assertThat(registry.onlyRequest().line())
        .isEqualTo("POST /apis/ccompat/v7/subjects/a%2Fb%20c%25d%2Be-value/versions");
  }

  @Test
  void shouldParseTheSchemaWhenAskedById() {
    registry.answering(200, V1_POSTED);

    assertThat(client.byId(42)).isEqualTo(TestSchemas.V1);
    assertThat(registry.onlyRequest().line()).isEqualTo("GET /schemas/ids/42");
  }

  @Test
  void shouldTakeASchemaWithAWrongDefaultWhenAnotherWroteIt() {
    registry.answering(
        200,
        """
        {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"R\\",\\"fields\\":\
        [{\\"name\\":\\"n\\",\\"type\\":\\"int\\",\\"default\\":\\"none\\"}]}"}
        """);

    assertThat(client.byId(1).getFullName()).isEqualTo("R");
  }

  @Test
  void shouldTellIdAndSchemaWhenAskedForTheLatest() {
    registry.answering(
        200,
        V1_POSTED.replace("{\"schema\"", "{\"subject\":\"s\",\"version\":4,\"id\":9,\"schema\""));

    assertThat(client.latest("s")).isEqualTo(new RegisteredSchema(9, TestSchemas.V1));
    assertThat(registry.onlyRequest().line()).isEqualTo("GET /subjects/s/versions/latest");
  }

  @ParameterizedTest
  @ValueSource(ints = {40901, 409})
  void shouldSayIncompatibleWhenTheRegistryHasAConflict(int errorCode) {
    registry.answering(
        409, "{\"error_code\":" + errorCode + ",\"message\":\"READER_FIELD_MISSING\"}");

    assertThatThrownBy(() -> client.register("s", TestSchemas.V1))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageStartingWith(
            "Expected test.Host to be compatible with the versions of subject s, but %s answers 409"
                    .formatted(registry.url())
                + " (error code "
                + errorCode
                + "): READER_FIELD_MISSING.");
  }

  @Test
  void shouldSayIncompatibleWhenAConflictHasNoBody() {
    registry.answering(409, "");

    assertThatThrownBy(() -> client.register("s", TestSchemas.V1))
        .isInstanceOf(IncompatibleSchemaException.class);
  }

  @Test
  void shouldSayUnusableWhenTheRegistryFindsTheSchemaInvalid() {
    registry.answering(422, "{\"error_code\":42201,\"message\":\"Invalid schema\"}");

    assertThatThrownBy(() -> client.register("s", TestSchemas.V1))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessageContaining("42201")
        .hasMessageContaining("subject s");
  }

  @Test
  void shouldAskForTheNormalFormWhenTheSubjectLacksTheText() {
    registry
        .answering(404, "{\"error_code\":40403,\"message\":\"not found\"}")
        .answering(200, "{\"subject\":\"s\",\"version\":1,\"id\":12}");

    assertThat(client.lookup("s", TestSchemas.V1)).isEqualTo(12);
    assertThat(registry.requests())
        .extracting(StubRegistry.Request::line)
        .containsExactly("POST /subjects/s", "POST /subjects/s?normalize=true");
  }

  @ParameterizedTest
  @CsvSource({"40401, 1", "40403, 2"})
  void shouldSayUnregisteredWhenTheSubjectLacksTheSchema(int errorCode, int requests) {
    registry.answering(404, "{\"error_code\":" + errorCode + ",\"message\":\"not found\"}");

    assertThatThrownBy(() -> client.lookup("s", TestSchemas.V1))
        .isInstanceOf(UnregisteredSchemaException.class)
        .hasMessageContaining("Expected subject s to hold this version of test.Host");
    assertThat(registry.requests()).hasSize(requests);
  }

  @ParameterizedTest
  @ValueSource(ints = {40401, 40402})
  void shouldSayUnregisteredWhenTheSubjectHasNoLatest(int errorCode) {
    registry.answering(404, "{\"error_code\":" + errorCode + ",\"message\":\"not found\"}");

    assertThatThrownBy(() -> client.latest("s")).isInstanceOf(UnregisteredSchemaException.class);
  }

  @Test
  void shouldSayUnknownWhenTheRegistryKnowsNoSuchId() {
    registry.answering(404, "{\"error_code\":40403,\"message\":\"Schema 42 not found\"}");

    assertThatThrownBy(() -> client.byId(42))
        .isInstanceOfSatisfying(
            UnknownSchemaException.class,
            unknown -> {
              assertThat(unknown.schemaId()).isEqualTo(42);
              assertThat(unknown.kind()).isEqualTo(SerdeException.Kind.POISON);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schema\":\"message A {}\",\"schemaType\":\"PROTOBUF\"} | it is of type PROTOBUF",
        "{\"schema\":\"\\\"b.B\\\"\",\"references\":[{\"name\":\"b.B\"}]} | it refers to other",
        "{\"schema\":\"{\\\"type\\\":\\\"rec\"} | it cannot be parsed",
        "{\"schema\":\"\\\"test.Nowhere\\\"\"} | it cannot be parsed",
      })
  void shouldSayUnusableWhenTheIdStandsForNoSelfContainedAvro(String body, String problem) {
    registry.answering(200, body);

    assertThatThrownBy(() -> client.byId(5))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessageContaining("schema id 5")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | ''",
        "404 | {\"error_code\":404,\"message\":\"no resource for this path\"}",
        "401 | {\"error_code\":401,\"message\":\"Unauthorized\"}",
        "403 | ''",
        "302 | ''",
        "200 | <html>Welcome</html>",
        "200 | ''",
        "200 | {\"version\":1}",
        "400 | {\"message\":null}",
      })
  void shouldKeepTheRecordWhenTheAnswerIsNoRegistrys(int status, String body) {
    registry.answering(status, body);

    assertThatThrownBy(() -> client.byId(5))
        .isInstanceOfSatisfying(
            RegistryRefusedException.class,
            refused -> assertThat(refused.kind()).isEqualTo(SerdeException.Kind.RETRIABLE))
        .hasMessageContaining("GET /schemas/ids/5 at " + registry.url())
        .hasMessageContaining("answers " + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"seven\"", "70000000000", "1.5"})
  void shouldRefuseTheAnswerWhenItsIdIsNoInt(String id) {
    registry.answering(200, "{\"id\":" + id + "}");

    assertThatThrownBy(() -> client.register("s", TestSchemas.V1))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("with an id that is no int");
  }
}
