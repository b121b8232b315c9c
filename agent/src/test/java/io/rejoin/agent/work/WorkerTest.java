package io.rejoin.agent.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private final Worker worker = new Worker("test-worker");

  @AfterEach
  void close() {
    worker.close();
  }

  @Test
  void shouldGoOnWhenATaskFails() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(3);

    worker.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    worker.every(
        Duration.ofMillis(1),
        () -> {
          done.countDown();
          throw new IllegalStateException("on purpose");
        });

    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldNotDoWhatIsCancelled() throws InterruptedException {
    AtomicInteger done = new AtomicInteger();

    worker.after(Duration.ofMinutes(1), done::incrementAndGet).cancel();
    CountDownLatch later = new CountDownLatch(1);
    worker.execute(later::countDown);

    assertThat(later.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(done).hasValue(0);
  }

  @Test
  void shouldEndItsThreadAndDropWhatComesLaterWhenClosed() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    worker.execute(
        () -> {
          began.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException asExpected) {
            interrupted.countDown();
          }
        });
    assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();

    worker.close();

    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(worker.isOver(Duration.ofSeconds(60))).isTrue();
    AtomicInteger done = new AtomicInteger();
    worker.execute(done::incrementAndGet);
    worker.after(Duration.ZERO, done::incrementAndGet).cancel();
    assertThat(done).hasValue(0);
  }
}
