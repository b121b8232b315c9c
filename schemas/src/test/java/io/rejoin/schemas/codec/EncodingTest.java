package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.state.Kick;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class EncodingTest {

  @Test
  void shouldNameTheComponentWhenItIsNullAndMustNotBe() {
    assertThatThrownBy(() -> Codecs.ASSIGNMENT.encode(new Assignment(null, "job", "s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected Assignment.incarnation to be given, but it is null");
    assertThatThrownBy(
            () -> Codecs.KICK.encode(new Kick(new UUID(0, 0), 1, Kick.Cause.LEFT, null, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected Kick.text to be given, but it is null");
  }

  @Test
  void shouldNameTheFieldWhenACodecForgetsOne() {
    Codec<String> forgetful =
        new RecordCodec<>("Endpoint", (value, out) -> out.text("tcp").text(value), Reading::text);

    assertThatThrownBy(() -> forgetful.encode("host"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Expected a value for Endpoint.port, but the codec gave none");
  }
}
