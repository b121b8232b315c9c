package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds each schema against every copy of it that was released, both ways ({@code
 * FULL_TRANSITIVE}). The copies stand in {@code released/<name>/<number>.avsc}; a changed schema
 * gets its next copy by {@code mvn test -pl schemas -Drejoin.schemas.release=true}.
 */
final class ReleasedSchemasTest {

  private static final Path RELEASED = Path.of("src", "test", "resources", "released");

  static Stream<Schema> published() {
    return Codecs.all().stream().map(Codec::schema);
  }

  @ParameterizedTest
  @MethodSource("published")
  void shouldBeReadableBothWaysWhenAnyCopyWasReleased(Schema schema) throws IOException {
    for (Path copy : copies(schema)) {
      Schema released = new Schema.Parser().parse(Files.readString(copy));
      assertReadable(copy, schema, released);
      assertReadable(copy, released, schema);
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void shouldHaveACopyOfItsLatestForm(Schema schema) throws IOException {
    List<Path> copies = copies(schema);
    String current = SchemaFormatter.format("json/pretty", schema) + "\n";
    if (!copies.isEmpty() && Files.readString(copies.get(copies.size() - 1)).equals(current)) {
      return;
    }
    Path next = RELEASED.resolve(schema.getName()).resolve(copies.size() + 1 + ".avsc");
    if (!Boolean.getBoolean("rejoin.schemas.release")) {
      fail(
          "Expected the last released copy of %s to be its current form, but it has changed;"
              + " release %s by mvn test -pl schemas -Drejoin.schemas.release=true",
          schema.getName(), next);
    }
    Files.createDirectories(next.getParent());
    Files.writeString(next, current);
  }

  private static List<Path> copies(Schema schema) throws IOException {
    Path directory = RELEASED.resolve(schema.getName());
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      long count = files.count();
      return Stream.iterate(1, number -> number + 1)
          .limit(count)
          .map(number -> directory.resolve(number + ".avsc"))
          .toList();
    }
  }

  private static void assertReadable(Path copy, Schema reader, Schema writer) {
    SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(pair.getType())
        .as("%s: %s", copy, pair.getResult().getIncompatibilities())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }
}
