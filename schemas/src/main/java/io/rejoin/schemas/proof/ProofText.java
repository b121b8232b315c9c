package io.rejoin.schemas.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * The header of a proof: {@code signer counter mac}, separated by one space.
 *
 * @param mac in base64 with padding (RFC 4648, section 4): 44 characters for 32 bytes
 */
record ProofText(String signer, long counter, String mac) {

  private static final int PARTS = 3;

  static ProofText of(String signer, long counter, byte[] mac) {
    return new ProofText(signer, counter, Base64.getEncoder().encodeToString(mac));
  }

  /** Reads a header; null when it is misspelt. */
  static ProofText parse(String header) {
    String[] parts = header.split(" ", -1);
    if (parts.length != PARTS || !isName(parts[0])) {
      return null;
    }
    try {
      return new ProofText(parts[0], Long.parseLong(parts[1]), parts[2]);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The header's text. */
  String spelt() {
    return signer + " " + counter + " " + mac;
  }

  /** Whether another proof has the same hash, found out in the same time whatever differs. */
  boolean hasMacOf(ProofText other) {
    return MessageDigest.isEqual(mac.getBytes(UTF_8), other.mac.getBytes(UTF_8));
  }

  /** Whether a signer's name can stand in a header and in the content without doubt. */
  static boolean isName(String signer) {
    return !signer.isEmpty() && signer.indexOf(' ') < 0 && signer.indexOf(0) < 0;
  }
}
