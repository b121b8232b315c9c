package io.rejoin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rejoin.standalone.client.ServerEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class EventPrinterTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC);

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  private static ServerEvent event(String name, String data) {
    try {
      return new ServerEvent(name, "9", JSON.readTree(data.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private String line(String name, String data) {
    new EventPrinter(out, null, false, CLOCK).changed(event(name, data));
    return text.toString().strip();
  }

  @Test
  void shouldTellOfNodeWithWhereAndWhy() {
    String line =
        line(
            "node",
            "{'key':'b1','value':{'status':'SUSPECT','epoch':7,'why':['silent','reported'],"
                + "'endpoints':[{'protocol':'tcp','host':'10.0.0.1','port':7000}]}}");

    assertThat(line)
        .isEqualTo(
            "2026-01-02T03:04:05.678Z  b1                    node                "
                + "SUSPECT at epoch 7 on tcp://10.0.0.1:7000: silent,reported");
  }

  @Test
  void shouldTellWhoLeadsAndWhenNobodyDoes() {
    assertThat(line("leader", "{'key':'r','value':{'address':'b1','leaderEpoch':3,'cause':'why'}}"))
        .endsWith("b1 leads at leader epoch 3: why");
    assertThat(
            line("leader", "{'key':'r','value':{'address':null,'leaderEpoch':4,'cause':'gone'}}"))
        .endsWith("nobody leads at leader epoch 4: gone");
  }

  @Test
  void shouldTellRoutesOrWhyThereAreNone() {
    assertThat(
            line(
                "routes",
                "{'key':'r','value':{'routes':[{'address':'b1','epoch':7,'endpoints':"
                    + "[{'protocol':'tcp','host':'h','port':1}]}],'unserved':''}}"))
        .endsWith("b1@7 tcp://h:1");
    assertThat(line("routes", "{'key':'r','value':{'routes':[],'unserved':'b1 is SUSPECT'}}"))
        .endsWith("none: b1 is SUSPECT");
  }

  @Test
  void shouldTellOfKicksRemovalsAndNewBeginnings() {
    assertThat(line("kick", "{'key':'b1','value':{'epoch':7,'cause':'EXPIRED','text':'silent'}}"))
        .endsWith("epoch 7 and below are over (EXPIRED): silent");
    assertThat(line("removed", "{'kind':'node','key':'b1','id':''}")).endsWith("node is gone");
    assertThat(line("resync", "{'reason':'too old'}")).endsWith("too old");
  }

  @Test
  void shouldPassOverMarksAndWhatIsAboutOthers() {
    EventPrinter printer = new EventPrinter(out, "b1", false, CLOCK);

    printer.changed(event("mark", "{'revision':5}"));
    printer.changed(event("removed", "{'kind':'node','key':'b2','id':''}"));

    assertThat(text.toString()).isEmpty();
  }

  @Test
  void shouldPrintOneObjectLineAnEvent() throws Exception {
    EventPrinter printer = new EventPrinter(out, null, true, CLOCK);

    printer.changed(event("removed", "{'kind':'node','key':'b1','id':''}"));
    printer.decided(JSON.readTree("{\"key\":\"b1\",\"what\":\"NodeCreated\"}"));

    assertThat(text.toString().lines()).hasSize(2);
    JsonNode first = JSON.readTree(text.toString().lines().findFirst().orElseThrow());
    assertThat(first.path("event").asText()).isEqualTo("removed");
    assertThat(first.path("id").asText()).as("what to resume after").isEqualTo("9");
    assertThat(first.path("data").path("key").asText()).isEqualTo("b1");
  }

  @Test
  void shouldEndWhenNobodyReadsAnyMore() {
    EventPrinter printer = new EventPrinter(out, null, false, CLOCK);
    out.close();
    out.println();

    assertThatThrownBy(() -> printer.changed(event("mark", "{'revision':5}")))
        .isInstanceOf(EventPrinter.NobodyReadsException.class);
  }
}
