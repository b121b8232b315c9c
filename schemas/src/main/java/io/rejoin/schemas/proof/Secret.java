package io.rejoin.schemas.proof;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shared secret. It can be used and not be read. */
public final class Secret {

  /** Shorter ones can be guessed; half of what HMAC-SHA256 can use (RFC 2104, section 3). */
  public static final int MIN_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private Secret(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * The secret of these bytes, which are copied.
   *
   * @throws IllegalArgumentException when there are fewer than {@link #MIN_BYTES}
   */
  public static Secret of(byte[] bytes) {
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "Expected a secret of at least %d bytes, but it has %d"
              .formatted(MIN_BYTES, bytes.length));
    }
    return new Secret(new SecretKeySpec(bytes, ALGORITHM));
  }

  /** Whether it is these bytes; takes the same time wherever they differ. */
  public boolean is(byte[] bytes) {
    return MessageDigest.isEqual(key.getEncoded(), bytes);
  }

  /** The keyed hash of a head and a body, one after the other: 32 bytes. */
  byte[] mac(byte[] head, ByteBuffer body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(head);
      mac.update(body);
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Expected Java to know " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "Secret[not shown]";
  }
}
