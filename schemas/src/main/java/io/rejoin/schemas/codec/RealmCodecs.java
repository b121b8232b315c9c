package io.rejoin.schemas.codec;

import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.state.Routes.Fence;
import io.rejoin.schemas.state.Routes.Route;

/** The state of a realm: who leads it, and how it is reached. */
final class RealmCodecs {

  static final Codec<Leader> LEADER =
      new RecordCodec<>(
          "Leader",
          (value, out) ->
              out.text(value.realm())
                  .text(value.address())
                  .uuid(value.nodeId())
                  .uuid(value.incarnation())
                  .number(value.nodeEpoch())
                  .number(value.leaderEpoch())
                  .text(value.predecessor())
                  .text(value.cause())
                  .number(value.atMs())
                  .number(value.revision()),
          in ->
              new Leader(
                  in.word(),
                  in.textOrNull(),
                  in.uuidOrNull(),
                  in.uuidOrNull(),
                  in.numberOrNull(),
                  in.number(),
                  in.textOrNull(),
                  in.text(),
                  in.number(),
                  in.number()));

  private static final Codec<Route> ROUTE =
      new RecordCodec<>(
          "Route",
          (value, out) ->
              out.text(value.address())
                  .uuid(value.nodeId())
                  .uuid(value.incarnation())
                  .number(value.epoch())
                  .records(ValueCodecs.ENDPOINT, value.endpoints())
                  .flag(value.leader()),
          in ->
              new Route(
                  in.word(),
                  in.uuid(),
                  in.uuid(),
                  in.number(),
                  in.records(ValueCodecs.ENDPOINT),
                  in.flag()));

  private static final Codec<Fence> FENCE =
      new RecordCodec<>(
          "Fence",
          (value, out) -> out.text(value.address()).number(value.epoch()),
          in -> new Fence(in.word(), in.number()));

  static final Codec<Routes> ROUTES =
      new RecordCodec<>(
          "Routes",
          (value, out) ->
              out.text(value.realm())
                  .records(ROUTE, value.routes())
                  .records(FENCE, value.fences())
                  .text(value.unserved())
                  .number(value.leaderEpoch())
                  .number(value.revision()),
          in ->
              new Routes(
                  in.word(),
                  in.records(ROUTE),
                  in.records(FENCE),
                  in.text(),
                  in.number(),
                  in.number()));

  private RealmCodecs() {}
}
