package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.sample.Sample;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoundTripTest {

  private static final int SEEDS = 200;

  static Stream<Sample<?>> samples() {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <V> void shouldComeBackAsItWasWhenWrittenAndRead(Sample<V> sample) {
    LongStream.range(0, SEEDS)
        .forEach(
            seed -> {
              // given
              V value = sample.value(seed);

              // when
              GenericRecord read = AvroBytes.travelled(sample.codec().encode(value));

              // then
              assertThat(sample.codec().decode(read)).as("seed %d", seed).isEqualTo(value);
            });
  }

  @ParameterizedTest
  @MethodSource("samples")
  <V> void shouldHaveEqualBytesWhenValuesAreEqual(Sample<V> sample) {
    LongStream.range(0, SEEDS)
        .forEach(
            seed -> {
              // given
              byte[] first = AvroBytes.of(sample.codec().encode(sample.value(seed)));
              V read = sample.codec().decode(AvroBytes.read(first, sample.codec().schema()));

              // when
              byte[] second = AvroBytes.of(sample.codec().encode(sample.value(seed)));
              byte[] third = AvroBytes.of(sample.codec().encode(read));

              // then
              assertThat(second).as("seed %d, drawn anew", seed).isEqualTo(first);
              assertThat(third).as("seed %d, read and written", seed).isEqualTo(first);
            });
  }

  @ParameterizedTest
  @MethodSource("samples")
  <V> void shouldBeReadWhenTheSchemaIsAnotherInstance(Sample<V> sample) {
    // given
    V value = sample.value(7);
    Schema twin = new Schema.Parser().parse(sample.codec().schema().toString());

    // when
    GenericRecord read = AvroBytes.read(AvroBytes.of(sample.codec().encode(value)), twin);

    // then
    assertThat(sample.codec().decode(read)).isEqualTo(value);
    assertThat(sample.codec().decode(read)).as("once it is known").isEqualTo(value);
  }
}
