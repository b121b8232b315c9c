package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.topic.Stamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** A feed over the catalogue's codecs, and what becomes of bytes that are none of theirs. */
class FeedCodecTest {

  private static final Kick KICK =
      new Kick(UUID.randomUUID(), 7, Kick.Cause.TAKEN_OVER, "epoch 9 holds the address", 9);

  private final ValueSerdes serdes =
      new ValueSerdes(
          Map.of("schema.registry.url", "mock://feed-codec", "auto.register.schemas", true));
  private final TopicCodec<Kick> codec = codec(serdes);
  private final FeedTable<Kick> table = new FeedTable<>(FeedSource.of(codec), true);

  @Test
  void shouldShowTheValueWhenItWasWrittenByTheCodec() {
    assertThat(table.fold(record(codec.write(KICK), 9))).isEqualTo(Fold.APPLIED);
    assertThat(table.image().get("router_realm1")).contains(KICK);
  }

  @Test
  void shouldKeepTheLastGoodValueWhenBytesAreForeign() {
    table.fold(record(codec.write(KICK), 9));

    assertThat(table.fold(record(new byte[] {1, 2, 3}, 10))).isEqualTo(Fold.UNDECODABLE);
    assertThat(table.fold(record(new byte[0], 11))).isEqualTo(Fold.UNDECODABLE);
    assertThat(table.image().get("router_realm1")).contains(KICK);
  }

  @Test
  void shouldWaitWhenTheSchemaRegistryIsAway() {
    ValueSerdes away =
        new ValueSerdes(
            Map.of(
                "schema.registry.url", "http://127.0.0.1:1",
                "max.retries", "0",
                "retries.wait.ms", "1"));
    FeedTable<Kick> waiting = new FeedTable<>(FeedSource.of(codec(away)), true);

    assertThat(waiting.fold(record(codec.write(KICK), 9))).isEqualTo(Fold.POSTPONED);
    assertThat(waiting.obstacle().orElseThrow()).hasMessageContaining("127.0.0.1:1");
  }

  private static TopicCodec<Kick> codec(ValueSerdes serdes) {
    return new TopicCodec<>(
        "rejoin.kicks",
        Codecs.KICK,
        serdes.serializer(),
        serdes.deserializer(List.of(Codecs.KICK.schema())));
  }

  private static FeedRecord record(byte[] value, long revision) {
    RecordHeaders headers = new RecordHeaders();
    new Stamp("Kick", revision, 7L, "TakenOver").write(headers);
    return new FeedRecord(0, "router_realm1", value, headers);
  }
}
