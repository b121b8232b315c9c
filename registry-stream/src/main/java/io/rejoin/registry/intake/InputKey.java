package io.rejoin.registry.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.topic.ReservedKeys;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * An input's key, or why the record cannot be taken whatever its value says; one of the two is
 * null.
 *
 * @param text address or realm: 1 to {@link #MAX_CHARS} characters, none of the reserved keys
 */
public record InputKey(String text, Problem problem) {

  /** As many characters as an address or a realm may have. */
  public static final int MAX_CHARS = 255;

  /** No key of so many characters has more bytes in UTF-8. */
  private static final int MAX_BYTES = 3 * MAX_CHARS;

  /**
   * Checks size, key and that there is a value.
   *
   * @param maxBytes of key, value and headers
   */
  public static InputKey of(Record<byte[], byte[]> record, int maxBytes) {
    Problem oversized = RecordSize.problem(record, maxBytes);
    if (oversized != null) {
      return new InputKey(null, oversized);
    }
    InputKey key = of(record.key());
    return key.problem() == null && record.value() == null
        ? wrong("Tombstone", "Expected a value, but there is none: a tombstone proves nothing")
        : key;
  }

  private static InputKey of(byte[] key) {
    if (key == null || key.length == 0) {
      return wrong("KeyMissing", "Expected an address or realm as key, but there is none");
    }
    if (key.length > MAX_BYTES) {
      return tooLong(key.length + " bytes");
    }
    String text = decode(key);
    return text == null
        ? wrong("KeyUndecodable", "Expected a key in UTF-8, but its bytes are none")
        : checked(text);
  }

  private static InputKey checked(String text) {
    if (text.length() > MAX_CHARS) {
      return tooLong(text.length() + " characters");
    }
    return ReservedKeys.isReserved(text)
        ? wrong("KeyReserved", "Expected a key that does not begin with @, but it is " + text)
        : new InputKey(text, null);
  }

  private static InputKey tooLong(String length) {
    String text = "Expected a key of at most %d characters, but it has %s";
    return wrong("KeyTooLong", text.formatted(MAX_CHARS, length));
  }

  private static InputKey wrong(String cause, String text) {
    return new InputKey(null, new Problem(cause, text));
  }

  private static String decode(byte[] key) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
