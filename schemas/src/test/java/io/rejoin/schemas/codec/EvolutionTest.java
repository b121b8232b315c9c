package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.sample.Draw;
import io.rejoin.schemas.sample.Inputs;
import io.rejoin.schemas.sample.States;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** What happens between versions: newer writers and older readers, and the other way round. */
final class EvolutionTest {

  @Test
  void shouldPassOverAFieldWhenOnlyNewerWritersKnowIt() {
    // given
    Schema newer =
        changed(
            Codecs.ASSIGNMENT.schema(),
            "{\"name\":\"job\"",
            "{\"name\":\"priority\",\"type\":\"int\",\"default\":0},{\"name\":\"job\"");
    UUID incarnation = new UUID(3, 4);
    GenericRecord written =
        new GenericRecordBuilder(newer)
            .set("incarnation", incarnation.toString())
            .set("priority", 9)
            .set("job", "job-1")
            .set("scheduler", "s")
            .build();

    // when, then
    assertMutuallyReadable(newer, Codecs.ASSIGNMENT.schema());
    assertThat(Codecs.ASSIGNMENT.decode(AvroBytes.travelled(written)))
        .isEqualTo(new Assignment(incarnation, "job-1", "s"));
  }

  @Test
  void shouldTakeTheDefaultWhenAnOlderWriterDidNotKnowAField() {
    // given
    Schema older =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Assignment", "namespace": "io.rejoin", "fields": [
                  {"name": "incarnation", "type": "string"}]}
                """);
    GenericRecord written = new GenericData.Record(older);
    written.put("incarnation", new UUID(3, 4).toString());

    // when, then
    assertThat(Codecs.ASSIGNMENT.decode(written))
        .isEqualTo(new Assignment(new UUID(3, 4), null, ""));
  }

  @Test
  void shouldRefuseWhenAnInputHasASymbolThatOnlyNewerWritersKnow() {
    // given
    Schema newer = changed(Codecs.REGISTRATION.schema(), "\"REGISTER\"", "\"ADOPT\",\"REGISTER\"");
    Registration registration = new Inputs(new Draw(5)).registration();
    GenericRecord written = copied(Codecs.REGISTRATION.encode(registration), newer);
    written.put("action", symbol(newer, "action", "ADOPT"));

    // when, then
    assertMutuallyReadable(newer, Codecs.REGISTRATION.schema());
    assertThatThrownBy(() -> Codecs.REGISTRATION.decode(AvroBytes.travelled(written)))
        .isInstanceOf(UndecodableException.class)
        .hasMessage(
            "Expected Registration.action to be one of REGISTER, LEAVE, but it is of a newer"
                + " version");
  }

  @Test
  void shouldStillKickWhenTheCauseIsOneThatOnlyNewerWritersKnow() {
    // given
    Schema newer = changed(Codecs.KICK.schema(), "\"EXPIRED\"", "\"EVICTED\",\"EXPIRED\"");
    Kick kick = new States(new Draw(6)).kick();
    GenericRecord written = copied(Codecs.KICK.encode(kick), newer);
    written.put("cause", symbol(newer, "cause", "EVICTED"));

    // when
    Kick read = Codecs.KICK.decode(AvroBytes.travelled(written));

    // then
    assertThat(read)
        .isEqualTo(
            new Kick(
                kick.incarnation(),
                kick.epoch(),
                Kick.Cause.UNKNOWN,
                kick.text(),
                kick.revision()));
    assertThat(read.cause().comesBack()).isFalse();
  }

  @Test
  void shouldStillRefuseWhenTheRefusalIsOneThatOnlyNewerWritersKnow() {
    // given
    Schema newer = changed(Codecs.RESULT.schema(), "\"INVALID\"", "\"TOO_OLD\",\"INVALID\"");
    GenericRecord written = copied(Codecs.RESULT.encode(refused()), newer);
    Schema refusal = newer.getField("refusal").schema().getTypes().get(1);
    written.put("refusal", new GenericData.EnumSymbol(refusal, "TOO_OLD"));

    // when
    Result read = Codecs.RESULT.decode(AvroBytes.travelled(written));

    // then
    assertThat(read.refusal()).isEqualTo(Result.Refusal.UNKNOWN);
    assertThat(read.retryAfterMs()).isEqualTo(500);
  }

  @Test
  void shouldRefuseWhenControlCarriesAKindThatOnlyNewerWritersKnow() {
    // given
    Schema newer =
        changed(
            Codecs.CONTROL.schema(),
            "{\"name\":\"tick\"",
            "{\"name\":\"nodeMoved\",\"type\":[\"null\",\"string\"],\"default\":null},"
                + "{\"name\":\"tick\"");
    GenericRecord written = copied(Codecs.CONTROL.encode(Control.own("k", new Tick())), newer);
    written.put("tick", null);
    written.put("nodeMoved", "there");

    // when, then
    assertMutuallyReadable(newer, Codecs.CONTROL.schema());
    assertThatThrownBy(() -> Codecs.CONTROL.decode(AvroBytes.travelled(written)))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected Control to carry an input, but it has none that this version knows");
  }

  @Test
  void shouldRefuseWhenTheVersionIsNotCompatible() {
    // given
    Schema other =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Kick", "namespace": "io.rejoin", "fields": [
                  {"name": "incarnation", "type": "long"}]}
                """);
    GenericRecord written = new GenericData.Record(other);
    written.put("incarnation", 1L);

    // when, then
    assertThatThrownBy(() -> Codecs.KICK.decode(written))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("Expected a compatible version of io.rejoin.Kick, but it is not");
  }

  private static Result refused() {
    return new Result(
        "r",
        new UUID(1, 1),
        Result.Outcome.REFUSED,
        Result.Refusal.INVALID,
        "Expected …, but …",
        null,
        null,
        500,
        77);
  }

  private static Schema changed(Schema schema, String before, String after) {
    String text = schema.toString();
    assertThat(text).contains(before);
    return new Schema.Parser()
        .parse(text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after)));
  }

  /** The same record under a schema that has more. */
  private static GenericRecord copied(GenericRecord record, Schema schema) {
    GenericRecord copy = new GenericData.Record(schema);
    record.getSchema().getFields().forEach(f -> copy.put(f.name(), record.get(f.pos())));
    return copy;
  }

  private static Object symbol(Schema schema, String field, String symbol) {
    return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
  }

  private static void assertMutuallyReadable(Schema one, Schema other) {
    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(one, other).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(other, one).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }
}
