package io.rejoin.schemas.codec;

import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.input.Tick;

/** What the registry itself writes into the control log. */
final class RegistryInputCodecs {

  static final Codec<NodeSilent> NODE_SILENT =
      new RecordCodec<>(
          "NodeSilent",
          (value, out) -> out.uuid(value.incarnation()).number(value.silentMs()),
          in -> new NodeSilent(in.uuid(), in.number()));

  static final Codec<NodeHeard> NODE_HEARD =
      new RecordCodec<>(
          "NodeHeard",
          (value, out) ->
              out.uuid(value.incarnation())
                  .symbol(ValueCodecs.HEALTH, value.health())
                  .text(value.reason()),
          in -> new NodeHeard(in.uuid(), in.symbol(ValueCodecs.HEALTH), in.text()));

  static final Codec<LivenessCounted> LIVENESS_COUNTED =
      new RecordCodec<>(
          "LivenessCounted",
          (value, out) -> out.count(value.partition()).count(value.tracked()).number(value.beats()),
          in -> new LivenessCounted(in.count(), in.count(), in.number()));

  static final Codec<Tick> TICK = new RecordCodec<>("Tick", (value, out) -> {}, in -> new Tick());

  static final Codec<LogStarted> LOG_STARTED =
      new RecordCodec<>(
          "LogStarted",
          (value, out) -> out.text(value.cluster()).number(value.base()),
          in -> new LogStarted(in.word(), in.number()));

  private static final Codec<Rules.Breaker> BREAKER =
      new RecordCodec<>(
          "Breaker",
          (value, out) ->
              out.count(value.minSilent())
                  .count(value.closePercent())
                  .count(value.openPercent())
                  .count(value.expiriesPerSecond())
                  .number(value.maxHoldMs()),
          in -> new Rules.Breaker(in.count(), in.count(), in.count(), in.count(), in.number()));

  static final Codec<Rules> RULES =
      new RecordCodec<>(
          "Rules",
          (value, out) ->
              out.count(value.version())
                  .count(value.level())
                  .number(value.suspectAfterMs())
                  .number(value.termMs())
                  .number(value.tickMs())
                  .flag(value.loopbackAllowed())
                  .flag(value.proofRequired())
                  .count(value.reportersNeeded())
                  .count(value.duelTakeovers())
                  .number(value.duelWindowMs())
                  .number(value.removalAfterMs())
                  .count(value.routersPerRealm())
                  .record(BREAKER, value.breaker()),
          in ->
              new Rules(
                  in.count(),
                  in.count(),
                  in.number(),
                  in.number(),
                  in.number(),
                  in.flag(),
                  in.flag(),
                  in.count(),
                  in.count(),
                  in.number(),
                  in.number(),
                  in.count(),
                  in.record(BREAKER)));

  private RegistryInputCodecs() {}
}
