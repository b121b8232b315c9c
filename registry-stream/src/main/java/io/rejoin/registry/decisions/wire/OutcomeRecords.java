package io.rejoin.registry.decisions.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.registry.core.NodeChange;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.What;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.state.Audit;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.topic.Headers;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The records of one outcome. At most one a key and topic. */
final class OutcomeRecords {

  private static final byte[] TRUE = "true".getBytes(UTF_8);

  private final Outcome outcome;
  private final DecisionCodecs codecs;
  private final StampHeaders stamps;
  private final Causes causes;
  private final long revision;

  OutcomeRecords(Outcome outcome, DecisionCodecs codecs, StampHeaders stamps) {
    this.outcome = outcome;
    this.codecs = codecs;
    this.stamps = stamps;
    this.causes = new Causes(outcome);
    this.revision = outcome.at().revision();
  }

  void addState(List<Said> said) {
    outcome.nodes().forEach((address, change) -> said.add(node(address, change)));
    outcome.leaders().forEach((realm, leader) -> said.add(leader(realm, leader)));
    outcome.routes().forEach((realm, routes) -> said.add(routes(realm, routes)));
  }

  void addAnswers(List<Said> said) {
    if (outcome.answer() != null) {
      said.add(result(outcome.key(), outcome.answer()));
    }
    outcome.kicks().forEach((address, kick) -> said.add(kick(address, kick)));
    AuditTrail.of(outcome).forEach((key, line) -> said.add(audit(key, line)));
  }

  /** A removed node's own inputs go too, so that nothing comes back from a compacted topic. */
  void addTombstones(List<Said> said) {
    outcome
        .nodes()
        .forEach(
            (address, change) -> {
              if (change.after() == null) {
                Output.INPUTS.forEach(input -> said.add(tombstone(input, address)));
              }
            });
  }

  private Said node(String address, NodeChange change) {
    Node named = change.after() == null ? change.before() : change.after();
    String cause = causes.ofNode(address, What.NODE_REMOVED.text());
    Long epoch = named == null ? null : named.epoch();
    RecordHeaders headers = stamp(Output.NODES, epoch, cause);
    return record(Output.NODES, address, codecs.node(), change.after(), headers);
  }

  private Said leader(String realm, Leader leader) {
    RecordHeaders headers = stamp(Output.LEADERS, leader.leaderEpoch(), causes.ofLeader(realm));
    return record(Output.LEADERS, realm, codecs.leader(), leader, headers);
  }

  private Said routes(String realm, Routes routes) {
    RecordHeaders headers = stamp(Output.ROUTES, routes.leaderEpoch(), What.ROUTES_CHANGED.text());
    return record(Output.ROUTES, realm, codecs.routes(), routes, headers);
  }

  private Said result(String address, Result result) {
    Long epoch = result.node() == null ? null : result.node().epoch();
    String cause =
        result.accepted()
            ? causes.ofNode(address, What.NODE_AMENDED.text())
            : result.refusal().name();
    RecordHeaders headers = stamp(Output.RESULTS, epoch, cause);
    return record(Output.RESULTS, address, codecs.result(), result, headers);
  }

  private Said kick(String address, Kick kick) {
    RecordHeaders headers = stamp(Output.KICKS, kick.epoch(), kick.cause().name());
    return record(Output.KICKS, address, codecs.kick(), kick, headers);
  }

  private Said tombstone(Output input, String address) {
    RecordHeaders headers = stamp(input, null, What.NODE_REMOVED.text());
    headers.add(new RecordHeader(Headers.OWN, TRUE));
    return new Said(input, address, address.getBytes(UTF_8), null, headers);
  }

  private Said audit(String key, Audit line) {
    RecordHeaders headers = stamp(Output.AUDIT, null, line.what());
    return record(Output.AUDIT, key, codecs.audit(), line, headers);
  }

  private RecordHeaders stamp(Output to, Long epoch, String cause) {
    return stamps.of(to.type(), revision, epoch, cause);
  }

  private static <V> Said record(
      Output to, String key, TopicCodec<V> codec, V value, RecordHeaders headers) {
    byte[] bytes = value == null ? null : codec.write(value);
    return new Said(to, key, key.getBytes(UTF_8), bytes, headers);
  }
}
