package io.rejoin.schemas.serde;

import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaNormalization;

/** Compares two schemas by what they mean for bytes. */
final class Compatibility {

  private Compatibility() {}

  /** Whether the same value has the same bytes and the same fields in both. */
  static boolean isSameForm(Schema one, Schema other) {
    return one.equals(other)
        || SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
  }

  /**
   * Why the one cannot read all that the other can write, or an empty text if it can.
   *
   * @param reader its aliases count
   */
  static String problems(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(
            reader, Schema.applyAliases(writer, reader))
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(found -> found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
        .collect(Collectors.joining("; "));
  }
}
