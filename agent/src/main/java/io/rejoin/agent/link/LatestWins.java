package io.rejoin.agent.link;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Sends one value at a time. What is offered meanwhile waits, and gives way to what is offered
 * later: at most two values are ever held. Safe for any thread.
 */
final class LatestWins<T> {

  private final Function<T, ? extends CompletionStage<?>> send;
  private boolean busy;
  private T next;

  /**
   * A slot that sends this way.
   *
   * @param send begins to send, without waiting; its stage ends when the next one may follow
   */
  LatestWins(Function<T, ? extends CompletionStage<?>> send) {
    this.send = send;
  }

  void offer(T value) {
    synchronized (this) {
      if (busy) {
        next = value;
        return;
      }
      busy = true;
    }
    start(value);
  }

  private void start(T value) {
    send.apply(value).whenComplete((done, failure) -> goOn());
  }

  private void goOn() {
    T value;
    synchronized (this) {
      value = next;
      next = null;
      busy = value != null;
    }
    if (value != null) {
      start(value);
    }
  }
}
