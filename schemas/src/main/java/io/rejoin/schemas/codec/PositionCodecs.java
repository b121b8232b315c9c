package io.rejoin.schemas.codec;

import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Position.Holding;
import io.rejoin.schemas.state.Position.Source;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the registry stands. */
final class PositionCodecs {

  private static final Codec<Source> SOURCE =
      new RecordCodec<>(
          "SourcePosition",
          (value, out) -> out.text(value.topicId()).count(value.partition()).number(value.offset()),
          in -> new Source(in.text(), in.count(), in.number()));

  private static final Codec<Holding> HOLDING =
      new RecordCodec<>(
          "Holding",
          (value, out) ->
              out.number(value.sinceClockMs()).number(value.nextClockMs()).text(value.reason()),
          in -> new Holding(in.number(), in.number(), in.text()));

  /** Avro's maps have texts as keys, so counts by partition are a list of pairs. */
  private static final Codec<Map.Entry<Integer, Long>> COUNT =
      new RecordCodec<>(
          "PartitionCount",
          (value, out) -> out.count(value.getKey()).number(value.getValue()),
          in -> Map.entry(in.count(), in.number()));

  static final Codec<Position> POSITION =
      new RecordCodec<>(
          "Position",
          (value, out) ->
              out.text(value.cluster())
                  .number(value.base())
                  .number(value.revision())
                  .number(value.clockMs())
                  .number(value.tickAtMs())
                  .record(RegistryInputCodecs.RULES, value.rules())
                  .records(SOURCE, value.sources())
                  .record(HOLDING, value.holding())
                  .records(COUNT, List.copyOf(value.counted().entrySet()))
                  .map(value.counters())
                  .records(NodeCodecs.PENDING, value.pending()),
          in ->
              new Position(
                  in.text(),
                  in.number(),
                  in.number(),
                  in.number(),
                  in.number(),
                  in.record(RegistryInputCodecs.RULES),
                  in.records(SOURCE),
                  in.recordOrNull(HOLDING),
                  sorted(in.records(COUNT)),
                  in.numberMap(),
                  in.records(NodeCodecs.PENDING)));

  private PositionCodecs() {}

  private static SortedMap<Integer, Long> sorted(List<Map.Entry<Integer, Long>> counts) {
    SortedMap<Integer, Long> sorted = new TreeMap<>();
    counts.forEach(count -> sorted.put(count.getKey(), count.getValue()));
    return sorted;
  }
}
