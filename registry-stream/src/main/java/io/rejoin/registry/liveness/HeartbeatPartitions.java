package io.rejoin.registry.liveness;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/**
 * Which partition of {@code heartbeats} an address belongs to: the one that Java's default
 * partitioner chooses (murmur2 of the key). Other clients' defaults choose another one.
 *
 * @param count of partitions
 */
record HeartbeatPartitions(int count) {

  int of(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key)) % count;
  }

  int of(String address) {
    return of(address.getBytes(UTF_8));
  }
}
