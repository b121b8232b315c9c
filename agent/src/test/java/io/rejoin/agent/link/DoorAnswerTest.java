package io.rejoin.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rejoin.schemas.state.Kick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "200, true, false",
    "201, true, false",
    "202, true, false",
    "302, false, false",
    "400, false, true",
    "401, false, true",
    "403, false, true",
    "404, false, false",
    "422, false, true",
    "429, false, true",
    "500, false, false",
    "503, false, false"
  })
  void shouldTellSuccessAndRefusalFromTrouble(int status, boolean ok, boolean refusal) {
    assertThat(answer(status).isOk()).isEqualTo(ok);
    assertThat(answer(status).isRefusal()).isEqualTo(refusal);
  }

  @Test
  void shouldSayTheStatusWhenTheDoorSaysNothing() {
    assertThat(answer(503).problem()).isEqualTo("HTTP status 503");
    assertThat(new DoorAnswer(503, json("{\"message\":\"no broker\"}"), -1).problem())
        .isEqualTo("HTTP status 503: no broker");
    assertThat(new DoorAnswer(422, json("{\"text\":\"no role\"}"), -1).problem())
        .isEqualTo("HTTP status 422: no role");
  }

  @Test
  void shouldReadNullLikeNothing() {
    DoorAnswer answer = new DoorAnswer(200, json("{\"text\":null,\"epoch\":null}"), -1);

    assertThat(answer.text("text", "otherwise")).isEqualTo("otherwise");
    assertThat(answer.number("epoch", 5)).isEqualTo(5);
    assertThat(answer.has("epoch")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "550e8400"})
  void shouldReadNoUuidWhereThereIsNone(String text) {
    assertThat(DoorAnswer.uuid(TextNode.valueOf(text))).isEmpty();
    assertThat(DoorAnswer.uuid(NullNode.getInstance())).isEmpty();
    assertThat(DoorAnswer.uuid(MissingNode.getInstance())).isEmpty();
  }

  @Test
  void shouldReadWordsWhateverTheirCaseAndNoneThatItDoesNotKnow() {
    assertThat(DoorAnswer.word(Kick.Cause.class, TextNode.valueOf("taken_over")))
        .contains(Kick.Cause.TAKEN_OVER);
    assertThat(DoorAnswer.word(Kick.Cause.class, TextNode.valueOf("eaten"))).isEmpty();
    assertThat(DoorAnswer.word(Kick.Cause.class, NullNode.getInstance())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-01-05T09:20:00Z, 1767604800000", "yesterday, 0", "'', 0"})
  void shouldReadTimes(String text, long epochMs) {
    assertThat(DoorAnswer.epochMs(TextNode.valueOf(text))).isEqualTo(epochMs);
  }

  private static DoorAnswer answer(int status) {
    return new DoorAnswer(status, MissingNode.getInstance(), -1);
  }

  private static JsonNode json(String text) {
    try {
      return DoorJson.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
