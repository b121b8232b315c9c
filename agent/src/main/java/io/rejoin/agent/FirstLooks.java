package io.rejoin.agent;

import java.util.EnumSet;
import java.util.Set;

/** Does something once: when every look was had, or when it was waited for long enough. */
final class FirstLooks {

  private final Set<Look> missing = EnumSet.allOf(Look.class);
  private final Runnable then;
  private boolean done;

  /** What is looked at before the agent registers. */
  enum Look {
    CLUSTER_IP,
    SERVICE
  }

  FirstLooks(Runnable then) {
    this.then = then;
  }

  synchronized void had(Look look) {
    missing.remove(look);
    if (missing.isEmpty()) {
      goOn();
    }
  }

  synchronized void goOn() {
    if (!done) {
      done = true;
      then.run();
    }
  }
}
