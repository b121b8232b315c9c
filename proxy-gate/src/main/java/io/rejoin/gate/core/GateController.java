package io.rejoin.gate.core;

import java.util.function.UnaryOperator;

/**
 * Keeps what is in step with what should be: every change of the view is followed by the plan that
 * it asks for. Changes come from one thread; any thread may look.
 */
public final class GateController {

  private final Planner planner;
  private final DataPlane plane;
  private volatile GateView view = GateView.EMPTY;
  private volatile Actual actual = Actual.NOTHING;

  /** Begins with nothing known and nothing told. */
  public GateController(GateRules rules, DataPlane plane) {
    this.planner = new Planner(rules);
    this.plane = plane;
  }

  /** Takes up a change and carries out what follows from it. */
  public void change(UnaryOperator<GateView> change) {
    view = change.apply(view);
    for (GateOperation step : planner.plan(view, actual)) {
      step.carryOut(plane);
      actual = step.after(actual);
    }
    view = view.among(actual.assigned());
  }

  /** What is known. */
  public GateView view() {
    return view;
  }

  /** What has been told. */
  public Actual actual() {
    return actual;
  }
}
