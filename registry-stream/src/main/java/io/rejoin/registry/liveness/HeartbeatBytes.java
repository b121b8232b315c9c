package io.rejoin.registry.liveness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.value.Health;
import java.util.UUID;

/**
 * Reads a heartbeat straight out of the Avro bytes that our own schema gives, for a fraction of the
 * way over a generic record. It knows good bytes only; whatever else it meets is left to that way,
 * which says what is wrong.
 *
 * <p>Layout (Avro specification, binary encoding): incarnation as a string, sequence as a long,
 * health as the number of its symbol, reason as a string, load as a double.
 */
final class HeartbeatBytes {

  private static final int WIRE_PREFIX = 5;
  private static final int UUID_LENGTH = 36;
  private static final int UP = 1;
  private static final int UNHEALTHY = 2;
  private static final int MAX_VARINT_SHIFT = 63;
  private static final int HEX = 16;
  private static final int HEX_BITS = 4;

  private final byte[] bytes;
  private int next = WIRE_PREFIX;
  private boolean good = true;

  private HeartbeatBytes(byte[] value) {
    bytes = value;
  }

  /**
   * The heartbeat of a value in Confluent's wire format that our own schema wrote; null when these
   * are not its bytes.
   */
  static Heartbeat read(byte[] value) {
    return new HeartbeatBytes(value).heartbeat();
  }

  private Heartbeat heartbeat() {
    UUID incarnation = uuid();
    long sequence = number();
    Health health = health();
    String reason = text();
    double load = real();
    boolean whole = good && next == bytes.length;
    return whole ? new Heartbeat(incarnation, sequence, health, reason, load) : null;
  }

  private UUID uuid() {
    int start = take(number() == UUID_LENGTH ? UUID_LENGTH : -1);
    if (!good) {
      return null;
    }
    expectDashes(start);
    long high = (hex(start, 8) << 32) | (hex(start + 9, 4) << 16) | hex(start + 14, 4);
    long low = (hex(start + 19, 4) << 48) | hex(start + 24, 12);
    return new UUID(high, low);
  }

  private void expectDashes(int start) {
    good =
        bytes[start + 8] == '-'
            && bytes[start + 13] == '-'
            && bytes[start + 18] == '-'
            && bytes[start + 23] == '-';
  }

  private long hex(int start, int digits) {
    long value = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = Character.digit(bytes[i], HEX);
      good &= digit >= 0;
      value = (value << HEX_BITS) | digit;
    }
    return value;
  }

  private Health health() {
    long symbol = number();
    good &= symbol == UP || symbol == UNHEALTHY;
    return symbol == UP ? Health.UP : Health.UNHEALTHY;
  }

  private String text() {
    long length = number();
    int start = take(length <= bytes.length ? (int) length : -1);
    return good ? new String(bytes, start, (int) length, UTF_8) : "";
  }

  private double real() {
    int start = take(Double.BYTES);
    long bits = 0;
    for (int i = Double.BYTES - 1; good && i >= 0; i--) {
      bits = (bits << Byte.SIZE) | (bytes[start + i] & 0xFF);
    }
    return Double.longBitsToDouble(bits);
  }

  /** A whole number: 7 bits a byte, the lowest first, with its sign in the lowest bit. */
  private long number() {
    long value = 0;
    boolean more = good;
    for (int shift = 0; more; shift += 7) {
      int at = take(shift <= MAX_VARINT_SHIFT ? 1 : -1);
      long part = good ? bytes[at] : 0;
      value |= (part & 0x7F) << shift;
      more = part < 0;
    }
    return (value >>> 1) ^ -(value & 1);
  }

  /** Moves on by so many bytes and gives where they start; a negative count is no good. */
  private int take(int count) {
    int start = next;
    good &= count >= 0 && count <= bytes.length - start;
    next = good ? start + count : start;
    return start;
  }
}
