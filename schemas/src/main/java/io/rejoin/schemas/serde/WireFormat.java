package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.error.ForeignFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;

/**
 * What stands in front of the Avro value: magic byte 0 and the schema's id, 4 bytes, big-endian.
 *
 * <p>Confluent's serialisers know two more framings, by a schema's GUID: in the prefix behind magic
 * byte 1, and in a record header without any prefix. Both are writers' options; here they are
 * recognised and refused by name.
 */
final class WireFormat {

  static final int PREFIX_BYTES = 1 + Integer.BYTES;

  private static final byte MAGIC = 0;
  private static final byte GUID_MAGIC = 1;
  private static final String OPTION = "%s.schema.id.serializer";

  private WireFormat() {}

  static void writePrefix(ByteArrayOutputStream out, int schemaId) {
    out.writeBytes(ByteBuffer.allocate(PREFIX_BYTES).put(MAGIC).putInt(schemaId).array());
  }

  /**
   * The id in front of a value.
   *
   * @throws ForeignFormatException if there is none
   */
  static int schemaId(String topic, byte[] value) {
    if (value.length > 0 && value[0] != MAGIC) {
      throw new ForeignFormatException(topic, foreignMagic(value[0]));
    }
    if (value.length < PREFIX_BYTES) {
      throw new ForeignFormatException(topic, "it has " + value.length + " bytes in all");
    }
    return ByteBuffer.wrap(value).getInt(1);
  }

  /** Refuses a value whose schema is named by a record header. */
  static void requireNoHeader(String topic, boolean isKey, Headers headers) {
    String name = isKey ? "__key_schema_id" : "__value_schema_id";
    if (headers.lastHeader(name) != null) {
      throw new ForeignFormatException(
          topic, "its schema is named by the header " + name + option(isKey ? "key" : "value"));
    }
  }

  private static String foreignMagic(byte first) {
    return "its first byte is 0x%02x%s"
        .formatted(first, first == GUID_MAGIC ? ", before a schema GUID" + option("value") : "");
  }

  private static String option(String side) {
    return " (see its producer's " + OPTION.formatted(side) + ")";
  }
}
