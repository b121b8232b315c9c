package io.rejoin.gate.net;

import io.rejoin.gate.core.Refusal;
import io.rejoin.schemas.input.BackendReport.Sighting;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has passed through a realm's listener since the start. Only counts up.
 *
 * @param accepted clients
 * @param relayed clients that were joined to a backend
 * @param held clients that had to wait
 * @param bytesUp from clients to backends
 * @param bytesDown from backends to clients
 * @param refused clients, by reason
 * @param ended relays, by how
 * @param failed connects and probes of backends, by what was seen
 */
public record RealmTraffic(
    LongAdder accepted,
    LongAdder relayed,
    LongAdder held,
    LongAdder bytesUp,
    LongAdder bytesDown,
    Map<Refusal, LongAdder> refused,
    Map<Ending, LongAdder> ended,
    Map<Sighting, LongAdder> failed) {

  static RealmTraffic none() {
    return new RealmTraffic(
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        eachOf(Refusal.class),
        eachOf(Ending.class),
        eachOf(Sighting.class));
  }

  private static <E extends Enum<E>> Map<E, LongAdder> eachOf(Class<E> type) {
    Map<E, LongAdder> counters = new EnumMap<>(type);
    Arrays.stream(type.getEnumConstants()).forEach(each -> counters.put(each, new LongAdder()));
    return Collections.unmodifiableMap(counters);
  }
}
