package io.rejoin.schemas.sample;

import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.state.Audit;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.History;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.PendingReach;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Reach;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.state.Stay;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws what the registry says. */
public final class States {

  private final Draw draw;
  private final Inputs inputs;

  public States(Draw draw) {
    this.draw = draw;
    this.inputs = new Inputs(draw);
  }

  public Node node() {
    return new Node(
        draw.word(),
        draw.uuid(),
        status(),
        draw.number(),
        draw.profile(),
        new Stay(draw.uuid(), draw.number(), draw.number(), draw.text(), draw.text()),
        new Reach(draw.endpoints(), draw.number(), draw.number()),
        draw.orNull(draw::text),
        condition(),
        history(),
        draw.orNull(this::pending),
        draw.map(draw::number),
        draw.map(draw::number),
        draw.number());
  }

  public Leader leader() {
    return new Leader(
        draw.word(),
        draw.orNull(draw::text),
        draw.orNull(draw::uuid),
        draw.orNull(draw::uuid),
        draw.orNull(draw::number),
        draw.number(),
        draw.orNull(draw::text),
        draw.text(),
        draw.number(),
        draw.number());
  }

  public Routes routes() {
    return new Routes(
        draw.word(),
        draw.list(this::route),
        draw.list(() -> new Routes.Fence(draw.word(), draw.number())),
        draw.text(),
        draw.number(),
        draw.number());
  }

  public Result result() {
    return new Result(
        draw.text(),
        draw.uuid(),
        draw.constant(Result.Outcome.class),
        draw.orNull(() -> draw.constant(Result.Refusal.class)),
        draw.text(),
        draw.orNull(this::accepted),
        draw.orNull(this::holder),
        draw.number(),
        draw.number());
  }

  public Kick kick() {
    return new Kick(
        draw.uuid(), draw.number(), draw.constant(Kick.Cause.class), draw.text(), draw.number());
  }

  public Audit audit() {
    return new Audit(
        draw.text(),
        draw.text(),
        draw.text(),
        draw.text(),
        draw.text(),
        draw.number(),
        draw.number(),
        draw.number());
  }

  public Position position() {
    return new Position(
        draw.text(),
        draw.number(),
        draw.number(),
        draw.number(),
        draw.number(),
        inputs.rules(),
        draw.list(() -> new Position.Source(draw.text(), draw.count(), draw.number())),
        draw.orNull(() -> new Position.Holding(draw.number(), draw.number(), draw.text())),
        counted(),
        draw.map(draw::number),
        draw.list(this::pending));
  }

  private NodeStatus status() {
    return draw.constant(NodeStatus.class);
  }

  private Condition condition() {
    return new Condition(
        draw.orNull(() -> new Condition.Ended(status(), draw.text(), draw.number())),
        draw.orNull(() -> new Condition.Silence(draw.number(), draw.number())),
        draw.list(this::vote),
        draw.flag(),
        draw.orNull(draw::text),
        draw.orNull(
            () -> new Condition.Draining(draw.text(), draw.text(), draw.number(), draw.flag())),
        draw.orNull(() -> new Condition.Freeze(draw.text(), draw.text(), draw.number())),
        draw.orNull(draw::text));
  }

  private Condition.Vote vote() {
    return new Condition.Vote(draw.text(), draw.constant(Sighting.class), draw.number());
  }

  private History history() {
    return new History(
        draw.number(),
        draw.number(),
        draw.list(draw::uuid),
        draw.list(() -> new History.Takeover(draw.text(), draw.number())));
  }

  private PendingReach pending() {
    return new PendingReach(draw.word(), inputs.clusterIpReport());
  }

  private Routes.Route route() {
    return new Routes.Route(
        draw.word(), draw.uuid(), draw.uuid(), draw.number(), draw.endpoints(), draw.flag());
  }

  private Result.Accepted accepted() {
    return new Result.Accepted(
        draw.uuid(),
        draw.number(),
        draw.number(),
        draw.number(),
        status(),
        draw.flag(),
        draw.orNull(draw::text));
  }

  private Result.Holder holder() {
    return new Result.Holder(
        draw.uuid(), draw.number(), draw.text(), draw.endpoints(), draw.number());
  }

  private SortedMap<Integer, Long> counted() {
    SortedMap<Integer, Long> counted = new TreeMap<>();
    draw.list(draw::count).forEach(partition -> counted.put(partition, draw.number()));
    return counted;
  }
}
