package io.rejoin.schemas.codec;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.sample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema must keep to, so that people can read it and versions can live together. */
final class SchemaRulesTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources", "avro");

  static Stream<Schema> published() {
    return Codecs.all().stream().map(Codec::schema);
  }

  @ParameterizedTest
  @MethodSource("published")
  void shouldStandAloneWhenPublished(Schema schema) {
    assertThat(new Schema.Parser().parse(schema.toString())).isEqualTo(schema);
  }

  @ParameterizedTest
  @MethodSource("published")
  void shouldHaveADocOnEveryRecordFieldAndEnum(Schema schema) {
    for (Schema type : types(schema)) {
      assertThat(type.getDoc()).as(type.getFullName()).isNotBlank().matches("(?s).*[.…]");
      if (type.getType() == Schema.Type.RECORD) {
        assertThat(type.getFields())
            .allSatisfy(
                field ->
                    assertThat(field.doc())
                        .as("%s.%s", type.getName(), field.name())
                        .isNotBlank()
                        .matches("(?s).*[.…]"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void shouldLetEveryEnumGrow(Schema schema) {
    assertThat(types(schema))
        .filteredOn(type -> type.getType() == Schema.Type.ENUM)
        .allSatisfy(type -> assertThat(type.getEnumDefault()).isEqualTo(SymbolCodec.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("published")
  void shouldUseUnionsForNothingButNull(Schema schema) {
    for (Schema type : types(schema)) {
      if (type.getType() == Schema.Type.RECORD) {
        assertThat(type.getFields())
            .filteredOn(field -> field.schema().getType() == Schema.Type.UNION)
            .allSatisfy(
                field -> {
                  List<Schema> branches = field.schema().getTypes();
                  assertThat(branches).as(field.name()).hasSize(2);
                  assertThat(branches.get(0).getType()).isEqualTo(Schema.Type.NULL);
                  assertThat(field.hasDefaultValue()).isTrue();
                });
      }
    }
  }

  @Test
  void shouldHaveACodecAndSamplesForEveryFileThatStandsAlone() throws IOException {
    Set<String> files = files(RESOURCES);

    assertThat(files).hasSize(16);
    assertThat(published().map(Schema::getName)).containsExactlyInAnyOrderElementsOf(files);
    assertThat(Sample.all().map(Sample::toString)).containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void shouldUseEveryFile() throws IOException {
    Set<String> used =
        published().flatMap(schema -> types(schema).stream()).map(Schema::getName).collect(toSet());

    assertThat(used).containsAll(files(RESOURCES.resolve("parts")));
  }

  private static Set<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".avsc"))
          .map(name -> name.replace(".avsc", ""))
          .collect(toSet());
    }
  }

  private static Set<Schema> types(Schema schema) {
    Set<Schema> found = new LinkedHashSet<>();
    collect(schema, found);
    return found;
  }

  private static void collect(Schema schema, Set<Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.add(schema)) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM -> found.add(schema);
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      case UNION -> schema.getTypes().forEach(type -> collect(type, found));
      default -> assertThat(schema.getType()).isNotEqualTo(Schema.Type.FIXED);
    }
  }
}
