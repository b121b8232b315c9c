package io.rejoin.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.codec.UndecodableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Writes and reads the text of headers. Of several headers with one name the last one counts, as
 * everywhere in Kafka.
 */
public final class RecordHeaders {

  private RecordHeaders() {}

  /** Sets a header, in place of any that has the name. */
  public static void put(Headers headers, String name, String text) {
    put(headers, name, text.getBytes(UTF_8));
  }

  /** Sets a header to a whole number in decimal digits. */
  public static void put(Headers headers, String name, long number) {
    put(headers, name, Long.toString(number));
  }

  /** Sets a header to bytes. */
  public static void put(Headers headers, String name, byte[] bytes) {
    headers.remove(name);
    headers.add(name, bytes);
  }

  /** The header's bytes; null when it is not there. */
  public static byte[] bytes(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : header.value();
  }

  /** The header's text; null when it is not there. */
  public static String text(Headers headers, String name) {
    byte[] bytes = bytes(headers, name);
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  /**
   * The header's number; {@code absent} when it is not there.
   *
   * @throws UndecodableException when it is there and no whole number
   */
  public static long number(Headers headers, String name, long absent) {
    String text = text(headers, name);
    return text == null ? absent : parsed(name, text);
  }

  private static long parsed(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UndecodableException(
          "Expected the header " + name + " to be a whole number, but it is '" + text + "'", e);
    }
  }
}
