package io.rejoin.schemas.codec;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Condition.Draining;
import io.rejoin.schemas.state.Condition.Ended;
import io.rejoin.schemas.state.Condition.Freeze;
import io.rejoin.schemas.state.Condition.Silence;
import io.rejoin.schemas.state.Condition.Vote;
import io.rejoin.schemas.state.NodeStatus;

/** The facts that a node's status follows from. */
final class ConditionCodecs {

  static final SymbolCodec<NodeStatus> STATUS = new SymbolCodec<>("NodeStatus", NodeStatus.class);

  private static final Codec<Ended> ENDED =
      new RecordCodec<>(
          "Ended",
          (value, out) ->
              out.symbol(STATUS, value.as()).text(value.cause()).number(value.clockMs()),
          in -> new Ended(in.symbol(STATUS), in.text(), in.number()));

  private static final Codec<Silence> SILENCE =
      new RecordCodec<>(
          "Silence",
          (value, out) -> out.number(value.silentMs()).number(value.clockMs()),
          in -> new Silence(in.number(), in.number()));

  private static final Codec<Vote> VOTE =
      new RecordCodec<>(
          "Vote",
          (value, out) ->
              out.text(value.watcher())
                  .symbol(InputCodecs.SIGHTING, value.sighting())
                  .number(value.clockMs()),
          in -> new Vote(in.text(), in.symbol(InputCodecs.SIGHTING), in.number()));

  private static final Codec<Draining> DRAINING =
      new RecordCodec<>(
          "Draining",
          (value, out) ->
              out.text(value.by())
                  .text(value.reason())
                  .number(value.revision())
                  .flag(value.drained()),
          in -> new Draining(in.text(), in.text(), in.number(), in.flag()));

  private static final Codec<Freeze> FREEZE =
      new RecordCodec<>(
          "Freeze",
          (value, out) -> out.text(value.by()).text(value.reason()).number(value.untilClockMs()),
          in -> new Freeze(in.text(), in.text(), in.number()));

  static final Codec<Condition> CONDITION =
      new RecordCodec<>(
          "Condition",
          (value, out) ->
              out.record(ENDED, value.ended())
                  .record(SILENCE, value.silence())
                  .records(VOTE, value.votes())
                  .flag(value.reported())
                  .text(value.unhealthy())
                  .record(DRAINING, value.draining())
                  .record(FREEZE, value.freeze())
                  .text(value.withheld()),
          in ->
              new Condition(
                  in.recordOrNull(ENDED),
                  in.recordOrNull(SILENCE),
                  in.records(VOTE),
                  in.flag(),
                  in.textOrNull(),
                  in.recordOrNull(DRAINING),
                  in.recordOrNull(FREEZE),
                  in.textOrNull()));

  private ConditionCodecs() {}
}
