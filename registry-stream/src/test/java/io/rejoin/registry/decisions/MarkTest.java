package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Marks;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MarkTest {

  private final StageDriver stage = new StageDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  private List<Utterance> marks(Output topic) {
    return stage.said(topic).stream().filter(said -> said.key().equals(ReservedKeys.MARK)).toList();
  }

  private static RecordHeaders headers(Utterance said) {
    RecordHeaders headers = new RecordHeaders();
    said.headers().forEach((name, hex) -> headers.add(name, HexFormat.of().parseHex(hex)));
    return headers;
  }

  @Test
  void shouldMarkEachStateTopicAtEachTick() {
    stage.pipe(LogScript.begun().worker("w", 1).ticks(2));

    for (Output topic : Output.STATE) {
      assertThat(marks(topic))
          .allMatch(Utterance::isTombstone)
          .extracting(mark -> mark.header(Headers.REVISION))
          .containsExactly("1", "3", "4");
    }
  }

  @Test
  void shouldMarkNothingElse() {
    stage.pipe(LogScript.begun().worker("w", 1).ticks(2));

    for (Output topic : List.of(Output.AUDIT, Output.RESULTS, Output.KICKS)) {
      assertThat(marks(topic)).isEmpty();
    }
  }

  @Test
  void shouldTellClockRulesAndSourcesInPlainText() {
    stage.pipe(LogScript.begun().worker("w", 1).worker("v", 2).ticks(2));

    List<Utterance> marks = marks(Output.ROUTES);
    Mark mark = Mark.read(headers(marks.get(marks.size() - 1)));
    assertThat(mark.revision()).isEqualTo(5);
    assertThat(mark.clockMs()).isEqualTo(2_002);
    assertThat(mark.rules()).isEqualTo(1);
    assertThat(mark.sources()).containsExactly(new Position.Source(LogScript.TOPIC_ID, 0, 1));
  }

  @Test
  void shouldCarryTheWholePosition() {
    stage.pipe(LogScript.begun().moved("unknown", 3, 1, "10.0.0.1").counted(2).tick());

    List<Utterance> marks = marks(Output.NODES);
    Position position =
        new Marks(Fixtures.CODECS.position()).position(headers(marks.get(marks.size() - 1)));
    assertThat(position.cluster()).isEqualTo("test");
    assertThat(position.revision()).isEqualTo(4);
    assertThat(position.counted()).containsOnlyKeys(2);
    assertThat(position.pending()).hasSize(1);
  }
}
