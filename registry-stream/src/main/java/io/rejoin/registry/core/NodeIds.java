package io.rejoin.registry.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Node ids: name-based UUIDs (RFC 9562, version 5) of cluster, address and epoch, so that whoever
 * decides finds the same.
 */
final class NodeIds {

  private static final UUID NAMESPACE = UUID.fromString("6f2b7d5e-6a0f-5c34-9a53-4f0d6c1b7e21");

  private NodeIds() {}

  static UUID of(String cluster, String address, long epoch) {
    MessageDigest sha1 = sha1();
    sha1.update(bytes(NAMESPACE));
    sha1.update((cluster + "\0" + address + "\0" + epoch).getBytes(StandardCharsets.UTF_8));
    ByteBuffer digest = ByteBuffer.wrap(sha1.digest());
    long high = (digest.getLong() & ~0xF000L) | 0x5000L;
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-1", impossible);
    }
  }
}
