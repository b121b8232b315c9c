package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.sample.Draw;
import io.rejoin.schemas.sample.Inputs;
import io.rejoin.schemas.sample.Sample;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fields are written and read by position, so a codec that swaps two of them both ways would pass a
 * round trip. Here each component is held against the field of its name.
 */
final class FieldOrderTest {

  static Stream<Sample<?>> samples() {
    return Sample.all().filter(sample -> !sample.codec().equals(Codecs.CONTROL));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <V> void shouldPutEachComponentIntoTheFieldOfItsName(Sample<V> sample) {
    LongStream.range(0, 50)
        .forEach(
            seed -> {
              V value = sample.value(seed);
              assertSame(value, sample.codec().encode(value));
            });
  }

  @ParameterizedTest
  @EnumSource
  void shouldPutEachKindIntoTheFieldOfItsName(ControlInput.Kind kind) {
    // given
    ControlInput input = new Inputs(new Draw(3)).input(kind);

    // when
    GenericRecord record = Codecs.CONTROL.encode(Control.own("k", input));

    // then
    String field = camelCase(kind);
    assertSame(input, (GenericRecord) record.get(field));
    assertThat(record.getSchema().getFields())
        .filteredOn(other -> other.pos() > 1 && !other.name().equals(field))
        .allSatisfy(other -> assertThat(record.get(other.pos())).isNull());
  }

  @Test
  void shouldHaveOneFieldForEachKindInTheirOrder() {
    List<String> kinds =
        Stream.of(ControlInput.Kind.values()).map(FieldOrderTest::camelCase).toList();

    assertThat(Codecs.CONTROL.schema().getFields().stream().skip(2).map(Schema.Field::name))
        .isEqualTo(kinds);
  }

  private static void assertSame(Object value, GenericRecord record) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    assertThat(record.getSchema().getFields())
        .as("fields of %s", record.getSchema().getName())
        .extracting(Schema.Field::name)
        .containsExactly(
            Stream.of(components).map(RecordComponent::getName).toArray(String[]::new));
    for (RecordComponent component : components) {
      assertFits(read(component, value), record.get(component.getName()));
    }
  }

  private static void assertFits(Object expected, Object actual) {
    if (actual instanceof GenericRecord inner && expected instanceof Record) {
      assertSame(expected, inner);
    } else if (actual instanceof List<?> items && expected instanceof List<?> wanted) {
      assertThat(items).hasSameSizeAs(wanted);
      IntStream.range(0, items.size()).forEach(i -> assertFits(wanted.get(i), items.get(i)));
    } else if (expected instanceof UUID || expected instanceof Enum) {
      assertThat(actual).hasToString(expected.toString());
    } else if (!(actual instanceof List)) {
      assertThat(actual).isEqualTo(expected);
    }
  }

  private static Object read(RecordComponent component, Object value) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }

  private static String camelCase(ControlInput.Kind kind) {
    String[] words = kind.name().toLowerCase(Locale.ROOT).split("_", -1);
    return Stream.of(words)
        .skip(1)
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .reduce(words[0], String::concat);
  }
}
