package io.rejoin.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {

  @TempDir private Path directory;

  @Test
  void shouldReadBackWhenWritten() throws IOException {
    // given
    Path file = directory.resolve("figures.json");

    // when
    Json.write(Reports.report(), file);

    // then
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    assertThat(root).isEqualTo(new ObjectMapper().readTree(Json.of(Reports.report()).toString()));
    assertThat(root.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(root.at("/sizes").asText()).isEqualTo("quick");
    assertThat(root.at("/durability").asText()).isEqualTo(Report.DURABILITY);
    assertThat(root.at("/failures/restart").asText()).isEqualTo("Expected 3, but 2");
  }

  @Test
  void shouldTellWhetherAnAimIsMetWhenThereIsOne() {
    // when
    JsonNode figures = Json.of(Reports.report()).get("figures");

    // then
    assertThat(figures.at("/0/met").asBoolean(true)).isFalse();
    assertThat(figures.at("/0/aim").asDouble()).isEqualTo(20);
    assertThat(figures.at("/0/bound").asText()).isEqualTo("AT_MOST");
    assertThat(figures.at("/1/met").asBoolean(false)).isTrue();
    assertThat(figures.at("/1/value").asDouble()).isEqualTo(31_234.5);
  }

  @Test
  void shouldLeaveTheAimOutWhenThereIsNone() {
    assertThat(Json.of(Reports.report()).get("figures").get(2).fieldNames())
        .toIterable()
        .containsExactly("measure", "what", "stat", "value", "unit");
  }
}
