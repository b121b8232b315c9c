package io.rejoin.registry.simulation;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.util.HashMap;
import java.util.Map;

/**
 * The highest proof counter of the registrations of each address so far. A beat that was signed
 * below it proves no life: the registry can't tell it from one that is played again.
 */
final class Signed {

  private static final long UNSIGNED = Long.MAX_VALUE;

  private final Broker broker;
  private final Map<String, Long> highest = new HashMap<>();
  private final long[] read = new long[Wire.PARTITIONS];

  Signed(Broker broker) {
    this.broker = broker;
  }

  /** Whether a beat is newer than all registrations of its address. */
  boolean isNewer(Entry beat) {
    for (int partition = 0; partition < read.length; partition++) {
      PartitionLog log = broker.log(Wire.TOPICS.registrations(), partition);
      Entry entry = log.next(read[partition]);
      for (; entry != null; entry = log.next(read[partition])) {
        read[partition] = entry.offset() + 1;
        long counter = counter(entry);
        highest.merge(entry.name(), counter == UNSIGNED ? -1 : counter, Math::max);
      }
    }
    return counter(beat) > highest.getOrDefault(beat.name(), -1L);
  }

  private static long counter(Entry entry) {
    String proof = RecordHeaders.text(entry.headers(), Headers.PROOF);
    return proof == null ? UNSIGNED : Long.parseLong(proof.split(" ", -1)[1]);
  }
}
