package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.state.Audit;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.topic.Headers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutputsTest {

  private final StageDriver stage = new StageDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  private static <T> T last(List<T> said) {
    return said.get(said.size() - 1);
  }

  @Test
  void shouldSayANodeWithItsEpochRevisionAndCause() {
    stage.pipe(LogScript.begun().router("router-1", 1, "10.0.0.1"));

    Utterance said = last(stage.said(Output.NODES));
    Node node = Fixtures.CODECS.node().read(said.bytes());
    assertThat(said.key()).isEqualTo("router-1");
    assertThat(said.header(Headers.TYPE)).isEqualTo("Node");
    assertThat(said.header(Headers.EPOCH)).isEqualTo("2");
    assertThat(said.header(Headers.REVISION)).isEqualTo("2");
    assertThat(said.header(Headers.CAUSE)).isEqualTo("NodeCreated");
    assertThat(node.epoch()).isEqualTo(2);
    assertThat(node.status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldStampOutputsWithTheTimeOfTheInput() {
    LogScript script = LogScript.begun().router("router-1", 1, "10.0.0.1");

    stage.pipe(script);

    assertThat(last(stage.said(Output.NODES)).atMs()).isEqualTo(script.records().get(2).atMs());
  }

  @Test
  void shouldSayTheLeaderAndTheRoutesThatFollow() {
    stage.pipe(LogScript.begun().router("router-1", 1, "10.0.0.1"));

    Utterance leader = last(stage.said(Output.LEADERS));
    Utterance routes = last(stage.said(Output.ROUTES));
    Leader leads = Fixtures.CODECS.leader().read(leader.bytes());
    Routes serve = Fixtures.CODECS.routes().read(routes.bytes());
    assertThat(leads.address()).isEqualTo("router-1");
    assertThat(leader.header(Headers.CAUSE)).isEqualTo("LeaderChanged");
    assertThat(leader.header(Headers.EPOCH)).isEqualTo("2");
    assertThat(serve.routes()).extracting(Routes.Route::address).containsExactly("router-1");
    assertThat(routes.header(Headers.CAUSE)).isEqualTo("RoutesChanged");
  }

  @Test
  void shouldAnswerARegistration() {
    stage.pipe(LogScript.begun().worker("worker-1", 4));

    Utterance said = last(stage.said(Output.RESULTS));
    Result result = Fixtures.CODECS.result().read(said.bytes());
    assertThat(said.key()).isEqualTo("worker-1");
    assertThat(result.requestId()).isEqualTo("request-4");
    assertThat(result.outcome()).isEqualTo(Result.Outcome.CREATED);
    assertThat(said.header(Headers.CAUSE)).isEqualTo("NodeCreated");
    assertThat(said.header(Headers.EPOCH)).isEqualTo("2");
  }

  @Test
  void shouldNameTheRefusalInTheAnswer() {
    stage.pipe(LogScript.begun().worker("worker-1", 4).worker("worker-1", 5).worker("worker-1", 4));

    Utterance said = last(stage.said(Output.RESULTS));
    Result result = Fixtures.CODECS.result().read(said.bytes());
    assertThat(result.accepted()).isFalse();
    assertThat(said.header(Headers.CAUSE)).isEqualTo(result.refusal().name());
    assertThat(said.header(Headers.EPOCH)).isNull();
  }

  @Test
  void shouldKickTheIncarnationThatWasTakenOver() {
    stage.pipe(LogScript.begun().worker("worker-1", 4).worker("worker-1", 5));

    Utterance said = last(stage.said(Output.KICKS));
    Kick kick = Fixtures.CODECS.kick().read(said.bytes());
    assertThat(kick.incarnation()).isEqualTo(LogScript.stay(4));
    assertThat(said.header(Headers.EPOCH)).isEqualTo("2");
    assertThat(said.header(Headers.REVISION)).isEqualTo("3");
    assertThat(said.header(Headers.CAUSE)).isEqualTo("TAKEN_OVER");
  }

  @Test
  void shouldTellAllThatHappenedToAKeyInOneLineOfTheAudit() {
    stage.pipe(
        LogScript.begun()
            .worker("worker-1", 4)
            .assign("worker-1", 4, "job-1")
            .worker("worker-1", 5));

    List<Utterance> said =
        stage.said(Output.AUDIT).stream()
            .filter(line -> line.header(Headers.REVISION).equals("4"))
            .toList();
    assertThat(said).hasSize(1);
    Audit line = Fixtures.CODECS.audit().read(said.get(0).bytes());
    assertThat(said.get(0).key()).isEqualTo("worker-1");
    assertThat(line.what()).isEqualTo("NodeReRegistered");
    assertThat(line.text()).contains("job-1").contains("Node re-registered: worker-1");
    assertThat(line.times()).isEqualTo(1);
    assertThat(line.by()).isEqualTo("origin-of-worker-1");
  }

  @Test
  void shouldTellInTheAuditHowOftenANodeCameBack() {
    stage.pipe(LogScript.begun().worker("w", 4).worker("w", 5).worker("w", 6));

    Audit line = Fixtures.CODECS.audit().read(last(stage.said(Output.AUDIT)).bytes());
    assertThat(line.times()).isEqualTo(2);
  }

  @Test
  void shouldNameTheGravestCauseOfAChange() {
    stage.pipe(LogScript.begun().worker("w", 4).assign("w", 4, "job-1").worker("w", 5));

    assertThat(stage.said(Output.NODES))
        .filteredOn(said -> !said.isTombstone())
        .extracting(said -> said.header(Headers.CAUSE))
        .containsExactly("NodeCreated", "JobAssigned", "NodeReRegistered");
  }

  @Test
  void shouldTombstoneARemovedNodeAndItsOwnInputs() {
    stage.pipe(LogScript.begun().worker("worker-1", 4).order(Command.Order.REMOVE, "worker-1"));

    Utterance node = last(stage.said(Output.NODES));
    assertThat(node.key()).isEqualTo("worker-1");
    assertThat(node.isTombstone()).isTrue();
    assertThat(node.header(Headers.REVISION)).isEqualTo("3");
    assertThat(node.header(Headers.EPOCH)).isEqualTo("2");
    assertThat(node.header(Headers.CAUSE)).isEqualTo("NodeRemoved");
    for (Output input : Output.INPUTS) {
      Utterance own = last(stage.said(input));
      assertThat(own.key()).isEqualTo("worker-1");
      assertThat(own.isTombstone()).isTrue();
      assertThat(own.header(Headers.OWN)).isEqualTo("true");
      assertThat(own.header(Headers.REVISION)).isEqualTo("3");
    }
  }

  @Test
  void shouldSayNothingTwiceInOneTopicForOneInput() {
    stage.pipe(LogScript.story());

    for (Output topic : Output.values()) {
      assertThat(stage.said(topic))
          .filteredOn(said -> topic != Output.DEAD_LETTERS)
          .extracting(said -> said.key() + "@" + said.header(Headers.REVISION))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldKeepInTheStoreTheBytesThatWereSaid() {
    stage.pipe(LogScript.story());

    Utterance node = byKey(stage.said(Output.NODES), "router-2");
    Utterance leader = byKey(stage.said(Output.LEADERS), LogScript.REALM);
    Utterance routes = byKey(stage.said(Output.ROUTES), LogScript.REALM);
    assertThat(stage.state().get("n/router-2")).isEqualTo(node.bytes());
    assertThat(stage.state().get("l/" + LogScript.REALM)).isEqualTo(leader.bytes());
    assertThat(stage.state().get("r/" + LogScript.REALM)).isEqualTo(routes.bytes());
  }

  @Test
  void shouldForgetARemovedNodeInTheStore() {
    stage.pipe(LogScript.begun().worker("w", 4).order(Command.Order.REMOVE, "w"));

    assertThat(stage.state().get("n/w")).isNull();
  }

  private static Utterance byKey(List<Utterance> said, String key) {
    return last(said.stream().filter(one -> one.key().equals(key)).toList());
  }
}
