package io.rejoin.runtime.life;

import java.time.Duration;

record ActionPart(String name, Duration stopBudget, Action onStart, Action onStop) implements Part {

  @Override
  public void start() throws Exception {
    onStart.run();
  }

  @Override
  public void stop() throws Exception {
    onStop.run();
  }
}
