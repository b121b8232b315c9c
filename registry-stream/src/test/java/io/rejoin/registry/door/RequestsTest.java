package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rejoin.runtime.http.HttpRefusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestsTest {

  private LocalHttp http;

  @BeforeEach
  void start() throws Exception {
    http =
        new LocalHttp(
            routes -> {
              routes.post(
                  "/registration",
                  c -> c.json(Requests.body(c, Bodies.Registration.class).address()));
              routes.get("/keys/{key}", c -> c.json(Requests.pathKey(c, "key")));
              routes.get("/number", c -> c.json(Requests.number(c, "n", 3)));
              routes.post(
                  "/required",
                  c ->
                      c.json(
                          Requests.required(
                              Requests.body(c, Bodies.Leave.class).reason(), "reason")));
            });
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "[]",
        "\"n1\"",
        "{\"address\":\"n1\"} and more",
        "{\"address\":\"n1\",\"incarnation\":\"7\"}",
        "{\"address\":\"n1\",\"roles\":[\"KING\"]}",
        "{\"address\":\"n1\",\"roles\":[null]}",
        "{\"address\":\"n1\",\"realms\":[null]}",
        "{\"address\":\"n1\",\"endpoints\":[null]}",
        "{\"address\":\"n1\",\"endpoints\":[{\"host\":\"h\",\"port\":\"many\"}]}",
        "{\"address\":\"n1\",\"capabilities\":{\"gpus\":[null]}}",
        "{\"address\":\"n1\",\"capabilities\":{\"labels\":{\"a\":null}}}"
      })
  void shouldRefuseABodyThatIsNotAsDescribed(String body) {
    LocalHttp.Answer answer = http.post("/registration", body);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("INVALID");
    assertThat(answer.text("message")).startsWith("Expected ");
  }

  @Test
  void shouldPassOverWhatANewerClientSays() {
    LocalHttp.Answer answer = http.post("/registration", "{\"address\":\"n1\",\"mood\":\"good\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().asText()).isEqualTo("n1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\"  \"}"})
  void shouldNameWhatIsMissing(String body) {
    LocalHttp.Answer answer = http.post("/required", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).isEqualTo("Expected reason, but it is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@tick", "@mark", "%20"})
  void shouldRefuseAKeyThatNoRecordCanHave(String key) {
    LocalHttp.Answer answer = http.get("/keys/" + key);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "a\u007fb"})
  void shouldRefuseAKeyWithControlCharacters(String key) {
    HttpRefusal refusal =
        catchThrowableOfType(HttpRefusal.class, () -> Requests.key(key, "address"));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal).hasMessageContaining("'a?b'");
  }

  @Test
  void shouldRefuseAKeyThatIsTooLong() {
    assertThat(http.get("/keys/" + "a".repeat(255)).status()).isEqualTo(200);
    assertThat(http.get("/keys/" + "a".repeat(256)).status()).isEqualTo(400);
  }

  @Test
  void shouldReadAKeyAsItWasMeant() {
    assertThat(http.get("/keys/r%C3%B6uter%201").body().asText()).isEqualTo("röuter 1");
  }

  @Test
  void shouldReadNumbersAndTakeTheirDefault() {
    assertThat(http.get("/number").body().asLong()).isEqualTo(3);
    assertThat(http.get("/number?n=9007199254740991").body().asLong())
        .isEqualTo(9_007_199_254_740_991L);

    LocalHttp.Answer answer = http.get("/number?n=soon");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("'soon'");
  }
}
