package io.rejoin.schemas.codec;

import io.rejoin.schemas.state.History;
import io.rejoin.schemas.state.History.Takeover;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.PendingReach;
import io.rejoin.schemas.state.Reach;
import io.rejoin.schemas.state.Stay;

/** The authoritative state of a node, and its parts. */
final class NodeCodecs {

  private static final Codec<Stay> STAY =
      new RecordCodec<>(
          "Stay",
          (value, out) ->
              out.uuid(value.incarnation())
                  .number(value.epoch())
                  .number(value.acceptedAtMs())
                  .text(value.origin())
                  .text(value.agent()),
          in -> new Stay(in.uuid(), in.number(), in.number(), in.text(), in.text()));

  private static final Codec<Reach> REACH =
      new RecordCodec<>(
          "Reach",
          (value, out) ->
              out.records(ValueCodecs.ENDPOINT, value.endpoints())
                  .number(value.version())
                  .number(value.reportVersion()),
          in -> new Reach(in.records(ValueCodecs.ENDPOINT), in.number(), in.number()));

  private static final Codec<Takeover> TAKEOVER =
      new RecordCodec<>(
          "Takeover",
          (value, out) -> out.text(value.origin()).number(value.clockMs()),
          in -> new Takeover(in.text(), in.number()));

  private static final Codec<History> HISTORY =
      new RecordCodec<>(
          "History",
          (value, out) ->
              out.number(value.registeredAtMs())
                  .number(value.reRegistrations())
                  .uuids(value.past())
                  .records(TAKEOVER, value.takeovers()),
          in -> new History(in.number(), in.number(), in.uuids(), in.records(TAKEOVER)));

  static final Codec<PendingReach> PENDING =
      new RecordCodec<>(
          "PendingReach",
          (value, out) ->
              out.text(value.address()).record(InputCodecs.CLUSTER_IP_REPORT, value.report()),
          in -> new PendingReach(in.word(), in.record(InputCodecs.CLUSTER_IP_REPORT)));

  static final Codec<Node> NODE = new RecordCodec<>("Node", NodeCodecs::write, NodeCodecs::read);

  private NodeCodecs() {}

  private static void write(Node value, Writing out) {
    out.text(value.address())
        .uuid(value.nodeId())
        .symbol(ConditionCodecs.STATUS, value.status())
        .number(value.statusSinceMs())
        .record(ValueCodecs.PROFILE, value.profile())
        .record(STAY, value.stay())
        .record(REACH, value.reach())
        .text(value.job())
        .record(ConditionCodecs.CONDITION, value.condition())
        .record(HISTORY, value.history())
        .record(PENDING, value.pending())
        .map(value.counters())
        .map(value.applied())
        .number(value.revision());
  }

  private static Node read(Reading in) {
    return new Node(
        in.word(),
        in.uuid(),
        in.symbol(ConditionCodecs.STATUS),
        in.number(),
        in.record(ValueCodecs.PROFILE),
        in.record(STAY),
        in.record(REACH),
        in.textOrNull(),
        in.record(ConditionCodecs.CONDITION),
        in.record(HISTORY),
        in.recordOrNull(PENDING),
        in.numberMap(),
        in.numberMap(),
        in.number());
  }
}
