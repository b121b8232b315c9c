package io.rejoin.schemas.codec;

import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;

/** The values of the input topics. */
final class InputCodecs {

  static final SymbolCodec<Sighting> SIGHTING = new SymbolCodec<>("Sighting", Sighting.class);

  private static final SymbolCodec<Registration.Action> ACTION =
      new SymbolCodec<>("RegistrationAction", Registration.Action.class);

  private static final SymbolCodec<Command.Order> ORDER =
      new SymbolCodec<>("CommandOrder", Command.Order.class);

  static final Codec<Registration> REGISTRATION =
      new RecordCodec<>(
          "Registration",
          (value, out) ->
              out.symbol(ACTION, value.action())
                  .uuid(value.incarnation())
                  .text(value.requestId())
                  .record(ValueCodecs.PROFILE, value.profile())
                  .records(ValueCodecs.ENDPOINT, value.endpoints())
                  .text(value.origin())
                  .flag(value.force())
                  .text(value.agent())
                  .text(value.reason()),
          in ->
              new Registration(
                  in.symbol(ACTION),
                  in.uuid(),
                  in.text(),
                  in.record(ValueCodecs.PROFILE),
                  in.records(ValueCodecs.ENDPOINT),
                  in.text(),
                  in.flag(),
                  in.text(),
                  in.text()));

  static final Codec<ClusterIpReport> CLUSTER_IP_REPORT =
      new RecordCodec<>(
          "ClusterIpReport",
          (value, out) ->
              out.uuid(value.incarnation())
                  .number(value.version())
                  .records(ValueCodecs.ENDPOINT, value.endpoints()),
          in -> new ClusterIpReport(in.uuid(), in.number(), in.records(ValueCodecs.ENDPOINT)));

  static final Codec<Assignment> ASSIGNMENT =
      new RecordCodec<>(
          "Assignment",
          (value, out) -> out.uuid(value.incarnation()).text(value.job()).text(value.scheduler()),
          in -> new Assignment(in.uuid(), in.textOrNull(), in.text()));

  static final Codec<Heartbeat> HEARTBEAT =
      new RecordCodec<>(
          "Heartbeat",
          (value, out) ->
              out.uuid(value.incarnation())
                  .number(value.sequence())
                  .symbol(ValueCodecs.HEALTH, value.health())
                  .text(value.reason())
                  .real(value.load()),
          in ->
              new Heartbeat(
                  in.uuid(), in.number(), in.symbol(ValueCodecs.HEALTH), in.text(), in.real()));

  static final Codec<Command> COMMAND =
      new RecordCodec<>(
          "Command",
          (value, out) ->
              out.symbol(ORDER, value.order())
                  .text(value.requestId())
                  .text(value.issuer())
                  .text(value.reason())
                  .text(value.target())
                  .uuid(value.incarnation()),
          in ->
              new Command(
                  in.symbol(ORDER),
                  in.text(),
                  in.text(),
                  in.text(),
                  in.textOrNull(),
                  in.uuidOrNull()));

  static final Codec<BackendReport> BACKEND_REPORT =
      new RecordCodec<>(
          "BackendReport",
          (value, out) ->
              out.text(value.watcher())
                  .number(value.epoch())
                  .record(ValueCodecs.ENDPOINT, value.endpoint())
                  .symbol(SIGHTING, value.sighting())
                  .text(value.detail()),
          in ->
              new BackendReport(
                  in.word(),
                  in.number(),
                  in.record(ValueCodecs.ENDPOINT),
                  in.symbol(SIGHTING),
                  in.text()));

  static final Codec<Applied> APPLIED =
      new RecordCodec<>(
          "Applied",
          (value, out) -> out.uuid(value.incarnation()).map(value.revisions()),
          in -> new Applied(in.uuid(), in.numberMap()));

  private InputCodecs() {}
}
