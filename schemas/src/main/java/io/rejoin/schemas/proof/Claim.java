package io.rejoin.schemas.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * What a proof is over, next to the value: topic, key and signer, each followed by a zero byte, the
 * counter as eight bytes, and then the value's Avro bytes. Topic, key and signer hold no zero byte
 * themselves, so no two records have the same content.
 *
 * @param topic without prefix
 */
record Claim(String topic, String key, String signer, long counter) {

  /** Confluent's wire format: a zero byte and the schema id in four. */
  private static final int WIRE_PREFIX = 5;

  /** Whether a key can stand in the content without doubt. */
  static boolean isKey(String key) {
    return key != null && key.indexOf(0) < 0;
  }

  /**
   * The proof of the claim.
   *
   * @param value in Confluent's wire format; null for a tombstone
   */
  ProofText prove(Secret secret, byte[] value) {
    return ProofText.of(signer, counter, secret.mac(head(), body(value)));
  }

  /** Everything before the value's bytes. */
  byte[] head() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (String part : new String[] {topic, key, signer}) {
      head.writeBytes(part.getBytes(UTF_8));
      head.write(0);
    }
    head.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
    return head.toByteArray();
  }

  /** A value without its schema id, which another schema registry would give otherwise. */
  private static ByteBuffer body(byte[] value) {
    if (value == null) {
      return ByteBuffer.allocate(0);
    }
    boolean prefixed = value.length >= WIRE_PREFIX && value[0] == 0;
    int start = prefixed ? WIRE_PREFIX : 0;
    return ByteBuffer.wrap(value, start, value.length - start);
  }
}
