package io.rejoin.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventLinesTest {

  private final List<ServerEvent> events = new ArrayList<>();
  private final EventLines lines = new EventLines(events::add);

  private void read(String text) {
    text.lines().forEach(lines);
  }

  @Test
  void shouldPutEventTogether() {
    read("event: node\nid: 1.2.3.4\ndata: {\"key\":\"a\"}\n\n");

    assertThat(events).hasSize(1);
    assertThat(events.get(0).name()).isEqualTo("node");
    assertThat(events.get(0).id()).isEqualTo("1.2.3.4");
    assertThat(events.get(0).data().path("key").asText()).isEqualTo("a");
  }

  @Test
  void shouldJoinLinesOfData() {
    read("data: {\ndata: \"a\":1}\n\n");

    assertThat(events.get(0).data().path("a").asInt()).isEqualTo(1);
    assertThat(events.get(0).name()).isEqualTo("message");
  }

  @Test
  void shouldPassOverCommentsUnknownFieldsAndEmptyEvents() {
    read(": nothing new\n\nretry: 5\nevent: node\n\nfield\n\n");

    assertThat(events).isEmpty();
  }

  @Test
  void shouldNotCarryNameAndIdOverToTheNextEvent() {
    read("event: node\nid: 7\ndata: 1\n\ndata: 2\n\n");

    assertThat(events).extracting(ServerEvent::name).containsExactly("node", "message");
    assertThat(events).extracting(ServerEvent::id).containsExactly("7", "");
  }

  @Test
  void shouldNotPassOnWhatIsUnfinished() {
    read("event: node\ndata: 1");

    assertThat(events).isEmpty();
  }

  @Test
  void shouldRefuseDataThatIsNoJson() {
    assertThatThrownBy(() -> read("data: {\n\n"))
        .isInstanceOf(DoorException.class)
        .hasMessage("Expected an event with JSON as its data, but it is: {");
  }
}
