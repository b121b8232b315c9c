package io.rejoin.schemas.codec;

import io.rejoin.schemas.state.Audit;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Accepted;
import io.rejoin.schemas.state.Result.Holder;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;

/** What the registry answers, orders and writes down about its decisions. */
final class AnswerCodecs {

  private static final SymbolCodec<Outcome> OUTCOME = new SymbolCodec<>("Outcome", Outcome.class);

  private static final SymbolCodec<Refusal> REFUSAL = new SymbolCodec<>("Refusal", Refusal.class);

  private static final SymbolCodec<Kick.Cause> CAUSE =
      new SymbolCodec<>("KickCause", Kick.Cause.class);

  private static final Codec<Accepted> ACCEPTED =
      new RecordCodec<>(
          "Accepted",
          (value, out) ->
              out.uuid(value.nodeId())
                  .number(value.epoch())
                  .number(value.registeredAtMs())
                  .number(value.reRegistrations())
                  .symbol(ConditionCodecs.STATUS, value.status())
                  .flag(value.predecessor())
                  .text(value.lostJob()),
          in ->
              new Accepted(
                  in.uuid(),
                  in.number(),
                  in.number(),
                  in.number(),
                  in.symbol(ConditionCodecs.STATUS),
                  in.flag(),
                  in.textOrNull()));

  private static final Codec<Holder> HOLDER =
      new RecordCodec<>(
          "Holder",
          (value, out) ->
              out.uuid(value.incarnation())
                  .number(value.epoch())
                  .text(value.origin())
                  .records(ValueCodecs.ENDPOINT, value.endpoints())
                  .number(value.acceptedAtMs()),
          in ->
              new Holder(
                  in.uuid(),
                  in.number(),
                  in.text(),
                  in.records(ValueCodecs.ENDPOINT),
                  in.number()));

  static final Codec<Result> RESULT =
      new RecordCodec<>(
          "Result",
          (value, out) ->
              out.text(value.requestId())
                  .uuid(value.incarnation())
                  .symbol(OUTCOME, value.outcome())
                  .symbol(REFUSAL, value.refusal())
                  .text(value.text())
                  .record(ACCEPTED, value.node())
                  .record(HOLDER, value.holder())
                  .number(value.retryAfterMs())
                  .number(value.revision()),
          in ->
              new Result(
                  in.text(),
                  in.uuidOrNull(),
                  in.symbol(OUTCOME),
                  in.symbolOrNull(REFUSAL),
                  in.text(),
                  in.recordOrNull(ACCEPTED),
                  in.recordOrNull(HOLDER),
                  in.number(),
                  in.number()));

  static final Codec<Kick> KICK =
      new RecordCodec<>(
          "Kick",
          (value, out) ->
              out.uuid(value.incarnation())
                  .number(value.epoch())
                  .symbol(CAUSE, value.cause())
                  .text(value.text())
                  .number(value.revision()),
          in -> new Kick(in.uuid(), in.number(), in.symbol(CAUSE), in.text(), in.number()));

  static final Codec<Audit> AUDIT =
      new RecordCodec<>(
          "Audit",
          (value, out) ->
              out.text(value.what())
                  .text(value.by())
                  .text(value.before())
                  .text(value.after())
                  .text(value.text())
                  .number(value.times())
                  .number(value.atMs())
                  .number(value.revision()),
          in ->
              new Audit(
                  in.text(),
                  in.text(),
                  in.text(),
                  in.text(),
                  in.text(),
                  in.number(),
                  in.number(),
                  in.number()));

  private AnswerCodecs() {}
}
