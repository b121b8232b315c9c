package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.sample.Draw;
import io.rejoin.schemas.sample.Inputs;
import io.rejoin.schemas.sample.States;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UndecodableTest {

  private final Inputs inputs = new Inputs(new Draw(11));
  private final States states = new States(new Draw(12));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "00000000-0000-0000-0000-00000000000g",
        "000000000000-0000-0000-0000-00000000",
        "{0000000-0000-0000-0000-000000000000}",
        "+0000000-0000-0000-0000-000000000000",
        "00000000-0000-0000-0000-0000000000001"
      })
  void shouldRefuseWhenAUuidIsNone(String text) {
    GenericRecord record = Codecs.HEARTBEAT.encode(inputs.heartbeat());
    record.put("incarnation", text);

    assertThatThrownBy(() -> Codecs.HEARTBEAT.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessage(
            "Expected Heartbeat.incarnation to be a UUID as 8-4-4-4-12 hex digits, but it is '%s'",
            text);
  }

  @Test
  void shouldShowNoMoreThanTheBeginningWhenATextIsHuge() {
    GenericRecord record = Codecs.HEARTBEAT.encode(inputs.heartbeat());
    record.put("incarnation", "x".repeat(50_000));

    assertThatThrownBy(() -> Codecs.HEARTBEAT.decode(record))
        .isInstanceOf(UndecodableException.class)
        .message()
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void shouldRefuseWhenAPortIsOutOfRange(int port) {
    GenericRecord record = Codecs.BACKEND_REPORT.encode(inputs.backendReport());
    ((GenericRecord) record.get("endpoint")).put("port", port);

    assertThatThrownBy(() -> Codecs.BACKEND_REPORT.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected Endpoint.port to be 1 to 65535, but it is %d", port);
  }

  @Test
  void shouldRefuseWhenAnAddressIsEmpty() {
    GenericRecord record = Codecs.NODE.encode(states.node());
    record.put("address", "");

    assertThatThrownBy(() -> Codecs.NODE.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected Node.address not to be empty, but it is");
  }

  @Test
  void shouldRefuseWhenASymbolIsUnknown() {
    GenericRecord record = Codecs.COMMAND.encode(inputs.command());
    record.put("order", symbol(record, "order", "UNKNOWN"));

    assertThatThrownBy(() -> Codecs.COMMAND.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessage(
            "Expected Command.order to be one of DRAIN, UNDRAIN, KICK, REMOVE, FREEZE,"
                + " UNFREEZE, MOVE_LEADER, but it is of a newer version");
  }

  @Test
  void shouldRefuseWhenTheRecordIsAnother() {
    GenericRecord foreign = Codecs.KICK.encode(states.kick());

    assertThatThrownBy(() -> Codecs.AUDIT.decode(foreign))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected a record io.rejoin.Audit, but it is io.rejoin.Kick");
  }

  @Test
  void shouldRefuseWhenControlCarriesNothing() {
    GenericRecord record = Codecs.CONTROL.encode(inputs.control());
    record.getSchema().getFields().stream().skip(2).forEach(field -> record.put(field.pos(), null));

    assertThatThrownBy(() -> Codecs.CONTROL.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected Control to carry an input, but it has none that this version knows");
  }

  @Test
  void shouldRefuseWhenControlCarriesTwoInputs() {
    GenericRecord record = Codecs.CONTROL.encode(Control.own("k", new Tick()));
    record.put("rules", Codecs.RULES.encode(inputs.rules()));

    assertThatThrownBy(() -> Codecs.CONTROL.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected Control.rules to be null, but another input is there too");
  }

  @Test
  void shouldRefuseWhenAFieldHasAnotherType() {
    GenericRecord record = Codecs.KICK.encode(states.kick());
    record.put("epoch", List.of());

    assertThatThrownBy(() -> Codecs.KICK.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessageStartingWith("Expected Kick.epoch to be a whole number, but it is a ");
  }

  @Test
  void shouldRefuseWhenAFieldIsNull() {
    GenericRecord record = Codecs.KICK.encode(states.kick());
    record.put("text", null);

    assertThatThrownBy(() -> Codecs.KICK.decode(record))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected Kick.text to be a text, but it is null");
  }

  private static Object symbol(GenericRecord record, String field, String symbol) {
    return new GenericData.EnumSymbol(record.getSchema().getField(field).schema(), symbol);
  }
}
