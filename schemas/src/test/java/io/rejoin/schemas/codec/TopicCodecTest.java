package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.sample.Draw;
import io.rejoin.schemas.sample.States;
import io.rejoin.schemas.state.Kick;
import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

final class TopicCodecTest {

  private final PlainSerde serde = new PlainSerde();
  private final TopicCodec<Kick> codec = over(serde);
  private final Kick kick = new States(new Draw(1)).kick();

  @Test
  void shouldComeBackAsItWasWhenWrittenToATopic() {
    assertThat(codec.read(codec.write(kick))).isEqualTo(kick);
  }

  @Test
  void shouldHaveEqualBytesWhenWrittenTwice() {
    assertThat(codec.write(new States(new Draw(1)).kick())).isEqualTo(codec.write(kick));
  }

  @Test
  void shouldRefuseWhenTheRecordBelongsToAnotherTopic() {
    byte[] audit =
        new TopicCodec<>("audit", Codecs.AUDIT, serde, serde)
            .write(new States(new Draw(2)).audit());

    assertThatThrownBy(() -> codec.read(audit))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected a record io.rejoin.Kick, but it is io.rejoin.Audit");
  }

  @Test
  void shouldRefuseWhenThereIsNoRecord() {
    Deserializer<Object> text = (topic, bytes) -> "text";

    assertThatThrownBy(() -> over(text).read(new byte[6]))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected a record io.rejoin.Kick in t.kicks, but it is a java.lang.String");
    assertThatThrownBy(() -> codec.read(null))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected a record io.rejoin.Kick in t.kicks, but it is empty");
  }

  @Test
  void shouldRefuseWhenTheBytesAreNoWireFormat() {
    assertThatThrownBy(() -> codec.read(new byte[] {1, 0, 0, 0, 0, 0}))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected the magic byte 0, but it is another")
        .hasCauseInstanceOf(SerializationException.class);
  }

  @Test
  void shouldLetTheFailureThroughWhenTheRegistryDoesNotAnswer() {
    SerializationException away =
        new SerializationException("no schema", new ConnectException("refused"));
    Deserializer<Object> waiting =
        (topic, bytes) -> {
          throw away;
        };

    assertThatThrownBy(() -> over(waiting).read(new byte[6])).isSameAs(away);
  }

  private TopicCodec<Kick> over(Deserializer<Object> deserializer) {
    return new TopicCodec<>("t.kicks", Codecs.KICK, serde, deserializer);
  }
}
