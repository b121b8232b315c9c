package io.rejoin.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.PlainSerde;
import io.rejoin.schemas.codec.UndecodableException;
import io.rejoin.schemas.sample.Draw;
import io.rejoin.schemas.sample.States;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Position.Source;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordHeadersTest {

  private static final Source SOURCE = new Source(new Uuid(7, 9).toString(), 3, 123_456_789_012L);

  private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
  private final Marks marks = new Marks(PlainSerde.codec("x.position", Codecs.POSITION));

  @Test
  void shouldReadAStampAsItWasWritten() {
    Stamp full = new Stamp("Node", 17, 5L, "NodeExpired");
    Stamp bare = new Stamp("Leader", 0, null, null);

    full.write(headers);
    assertThat(Stamp.read(headers)).isEqualTo(full);

    Headers others = new org.apache.kafka.common.header.internals.RecordHeaders();
    bare.write(others);
    assertThat(Stamp.read(others)).isEqualTo(bare);
  }

  @Test
  void shouldReadNoRevisionWhenThereIsNoHeader() {
    assertThat(Stamp.revision(headers)).isNegative();
    assertThat(Stamp.read(headers)).isEqualTo(new Stamp(null, -1, null, null));
  }

  @Test
  void shouldReplaceAHeaderWhenItIsPutTwice() {
    RecordHeaders.put(headers, "a", 1);
    RecordHeaders.put(headers, "a", "zwölf");

    assertThat(headers.headers("a")).hasSize(1);
    assertThat(RecordHeaders.text(headers, "a")).isEqualTo("zwölf");
  }

  @Test
  void shouldRefuseWhenANumberIsNone() {
    RecordHeaders.put(headers, "rejoin-revision", "twelve");

    assertThatThrownBy(() -> Stamp.revision(headers))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected the header rejoin-revision to be a whole number, but it is 'twelve'");
  }

  @Test
  void shouldReadAnOriginAsItWasWritten() {
    Origin origin = new Origin(SOURCE, 99);
    origin.write(headers);
    assertThat(Origin.read(headers)).contains(origin);

    Headers others = new org.apache.kafka.common.header.internals.RecordHeaders();
    Origin.first(SOURCE).write(others);
    assertThat(others.lastHeader("rejoin-before")).isNull();
    assertThat(Origin.read(others)).contains(Origin.first(SOURCE));
    assertThat(Origin.read(others)).hasValueSatisfying(o -> assertThat(o.isFirst()).isTrue());
  }

  @Test
  void shouldHaveNoOriginWhenTheRegistryWroteItself() {
    assertThat(Origin.read(headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "topic", "topic/1", "topic/1/2/3", "topic/one/2", "topic/1/two"})
  void shouldRefuseWhenASourceIsMisspelt(String text) {
    RecordHeaders.put(headers, "rejoin-source", text);

    assertThatThrownBy(() -> Origin.read(headers))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected a source as topicId/partition/offset, but it is '%s'", text);
  }

  @Test
  void shouldReadAMarkAsItWasWritten() {
    LongStream.range(0, 50)
        .forEach(
            seed -> {
              // given
              Position drawn = new States(new Draw(seed)).position();
              Position position = withSources(drawn, List.of(SOURCE, new Source("b", 0, 1)));

              // when
              marks.write(position, headers);

              // then
              assertThat(marks.position(headers)).isEqualTo(position);
              assertThat(Mark.read(headers)).isEqualTo(Mark.of(position));
              assertThat(RecordHeaders.text(headers, "rejoin-type")).isEqualTo("Mark");
            });
  }

  @Test
  void shouldWriteAMarkWithoutSourcesAtTheStart() {
    marks.write(Position.START, headers);

    assertThat(Mark.read(headers)).isEqualTo(new Mark(-1, 0, 1, List.of()));
    assertThat(marks.position(headers)).isEqualTo(Position.START);
  }

  @Test
  void shouldRefuseAMarkWithoutPosition() {
    Mark.of(Position.START).write(headers);

    assertThatThrownBy(() -> marks.position(headers))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected a mark to have the header rejoin-position, but it is missing");
  }

  @Test
  void shouldTellAMarkFromOtherTombstones() {
    assertThat(Mark.isMark("@mark", null)).isTrue();
    assertThat(Mark.isMark("@mark", new byte[0])).isFalse();
    assertThat(Mark.isMark("node-1", null)).isFalse();
    assertThat(Mark.isMark(null, null)).isFalse();
  }

  private static Position withSources(Position position, List<Source> sources) {
    return new Position(
        position.cluster(),
        position.base(),
        position.revision(),
        position.clockMs(),
        position.tickAtMs(),
        position.rules(),
        sources,
        position.holding(),
        position.counted(),
        position.counters(),
        position.pending());
  }
}
