package io.rejoin.schemas.sample;

import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.value.Health;

/** Draws inputs. */
public final class Inputs {

  private final Draw draw;

  public Inputs(Draw draw) {
    this.draw = draw;
  }

  public Registration registration() {
    return new Registration(
        draw.constant(Registration.Action.class),
        draw.uuid(),
        draw.text(),
        draw.profile(),
        draw.endpoints(),
        draw.text(),
        draw.flag(),
        draw.text(),
        draw.text());
  }

  public ClusterIpReport clusterIpReport() {
    return new ClusterIpReport(draw.uuid(), draw.number(), draw.endpoints());
  }

  public Assignment assignment() {
    return new Assignment(draw.uuid(), draw.orNull(draw::text), draw.text());
  }

  public Heartbeat heartbeat() {
    return new Heartbeat(
        draw.uuid(), draw.number(), draw.constant(Health.class), draw.text(), draw.real());
  }

  public Command command() {
    return new Command(
        draw.constant(Command.Order.class),
        draw.text(),
        draw.text(),
        draw.text(),
        draw.orNull(draw::text),
        draw.orNull(draw::uuid));
  }

  public BackendReport backendReport() {
    return new BackendReport(
        draw.word(),
        draw.number(),
        draw.endpoint(),
        draw.constant(BackendReport.Sighting.class),
        draw.text());
  }

  public Applied applied() {
    return new Applied(draw.uuid(), draw.map(draw::number));
  }

  public Rules rules() {
    return new Rules(
        draw.count(),
        Rules.LEVEL,
        draw.number(),
        draw.number(),
        draw.number(),
        draw.flag(),
        draw.flag(),
        draw.count(),
        draw.count(),
        draw.number(),
        draw.number(),
        draw.count(),
        new Rules.Breaker(draw.count(), draw.count(), draw.count(), draw.count(), draw.number()));
  }

  public Control control() {
    ControlInput.Kind kind = draw.constant(ControlInput.Kind.class);
    return new Control(draw.word(), input(kind), proof());
  }

  public ControlInput input(ControlInput.Kind kind) {
    return switch (kind) {
      case REGISTRATION -> registration();
      case CLUSTER_IP_REPORT -> clusterIpReport();
      case ASSIGNMENT -> assignment();
      case COMMAND -> command();
      case BACKEND_REPORT -> backendReport();
      case APPLIED -> applied();
      case NODE_SILENT -> new NodeSilent(draw.uuid(), draw.number());
      case NODE_HEARD -> new NodeHeard(draw.uuid(), draw.constant(Health.class), draw.text());
      case LIVENESS_COUNTED -> new LivenessCounted(draw.count(), draw.count(), draw.number());
      case TICK -> new Tick();
      case RULES -> rules();
      case LOG_STARTED -> new LogStarted(draw.word(), draw.number());
    };
  }

  private Control.Proof proof() {
    return new Control.Proof(
        draw.constant(Control.Verdict.class), draw.text(), draw.number(), draw.text());
  }
}
