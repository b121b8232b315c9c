package io.rejoin.runtime.life;

import io.rejoin.runtime.life.PartFailure.Phase;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops one part on a thread of its own, and waits no longer than its budget. */
final class StopAttempt {

  private final Part part;

  StopAttempt(Part part) {
    this.part = part;
  }

  Optional<PartFailure> run() {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              part.stop();
              return null;
            });
    Thread thread = new Thread(task, "stop-" + part.name());
    thread.setDaemon(true);
    thread.start();
    return await(task);
  }

  private Optional<PartFailure> await(FutureTask<Void> task) {
    try {
      task.get(part.stopBudget().toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return failure(e.getCause());
    } catch (TimeoutException e) {
      task.cancel(true);
      return failure(
          new TimeoutException("Expected it to stop within %s".formatted(part.stopBudget())));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return failure(e);
    }
  }

  private Optional<PartFailure> failure(Throwable cause) {
    return Optional.of(new PartFailure(part.name(), Phase.STOP, cause));
  }
}
