package io.rejoin.schemas.codec;

import java.util.HexFormat;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;

/**
 * What a single datum of a record must look like. Each method takes the datum and the reading that
 * it stands in, which names the field when it does not fit.
 */
final class Datum {

  /** Text shown of what was found; the rest of a hostile one is left out. */
  private static final int SHOWN = 60;

  private static final String UUID_SHAPE = "00000000-0000-0000-0000-000000000000";

  private Datum() {}

  static <T> T of(Class<T> type, String wanted, Object value, Reading in) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    String actual = value == null ? "it is null" : "it is a " + value.getClass().getName();
    throw in.expected("to be " + wanted, actual);
  }

  static String text(Object value, Reading in) {
    return of(CharSequence.class, "a text", value, in).toString();
  }

  static long number(Object value, Reading in) {
    return of(Long.class, "a whole number", value, in);
  }

  static UUID uuid(Object value, Reading in) {
    String text = text(value, in);
    if (!isUuid(text)) {
      throw in.expected("to be a UUID as 8-4-4-4-12 hex digits", "it is '" + shown(text) + "'");
    }
    return UUID.fromString(text);
  }

  static <E extends Enum<E>> E symbol(SymbolCodec<E> codec, Object value, Reading in) {
    String word = String.valueOf(value);
    E constant = codec.decode(word);
    if (constant == null) {
      String actual = word.equals(SymbolCodec.UNKNOWN) ? "of a newer version" : shown(word);
      throw in.expected("to be one of " + codec.words(), "it is " + actual);
    }
    return constant;
  }

  static <T> T record(Codec<T> codec, Object value, Reading in) {
    return codec.decode(of(GenericRecord.class, "a record", value, in));
  }

  /** Java's own parser takes shorter groups, too, and signs. */
  private static boolean isUuid(String text) {
    if (text.length() != UUID_SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < UUID_SHAPE.length(); i++) {
      char found = text.charAt(i);
      boolean fits = UUID_SHAPE.charAt(i) == '-' ? found == '-' : HexFormat.isHexDigit(found);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
