package io.rejoin.agent;

import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Shows the latest view of an agent to any thread, and lets them wait for one. */
final class ViewBoard {

  private final TimeSource time;
  private volatile AgentView view;

  ViewBoard(AgentView first, TimeSource time) {
    this.view = first;
    this.time = time;
  }

  AgentView view() {
    return view;
  }

  synchronized void show(AgentView next) {
    view = next;
    notifyAll();
  }

  /** Whether such a view was shown within this time. */
  synchronized boolean await(Predicate<AgentView> wanted, Duration limit)
      throws InterruptedException {
    long begunNanos = time.nanos();
    while (!wanted.test(view)) {
      Duration rest = limit.minus(time.since(begunNanos));
      if (rest.isNegative() || rest.isZero()) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, rest.toNanos());
    }
    return true;
  }
}
