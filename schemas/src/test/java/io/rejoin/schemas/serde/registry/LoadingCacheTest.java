package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoadingCacheTest {

  private static final int THREADS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final LoadingCache<String, Integer> cache = new LoadingCache<>(3);
  private final AtomicInteger loads = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void shouldLoadOnceWhenAskedAgain() {
    assertThat(cache.get("a", loads::incrementAndGet)).isEqualTo(1);
    assertThat(cache.get("a", loads::incrementAndGet)).isEqualTo(1);
    assertThat(loads).hasValue(1);
  }

  @Test
  void shouldLoadOnceWhenManyThreadsMissTheSameKey() throws Exception {
    // given
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(THREADS);
    List<Future<Integer>> answers = new ArrayList<>();

    // when
    for (int i = 0; i < THREADS; i++) {
      answers.add(
          threads.submit(
              () -> {
                started.countDown();
                return cache.get("a", () -> loadWhen(release));
              }));
    }
    started.await();
    release.countDown();

    // then
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(1);
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void shouldNotHoldUpOtherKeysWhenOneLoads() throws Exception {
    // given
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch loading = new CountDownLatch(1);
    Future<Integer> slow =
        threads.submit(
            () ->
                cache.get(
                    "slow",
                    () -> {
                      loading.countDown();
                      return loadWhen(release);
                    }));
    loading.await();

    // when
    int quick = cache.get("quick", () -> 99);

    // then
    assertThat(quick).isEqualTo(99);
    assertThat(slow).isNotDone();
    release.countDown();
    assertThat(slow.get()).isEqualTo(1);
  }

  @Test
  void shouldLoadAgainWhenALoadFailed() {
    assertThatThrownBy(() -> cache.get("a", LoadingCacheTest::fail))
        .isInstanceOf(IllegalStateException.class);
    assertThat(cache.get("a", loads::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void shouldFailAllWhoWaitWhenTheLoadFails() throws Exception {
    // given
    CountDownLatch release = new CountDownLatch(1);
    Callable<Integer> asking =
        () ->
            cache.get(
                "a",
                () -> {
                  loadWhen(release);
                  return fail();
                });
    Future<Integer> loader = threads.submit(asking);
    Future<Integer> waiter = threads.submit(asking);

    // when
    release.countDown();

    // then
    assertThatThrownBy(loader::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(waiter::get).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldLoadInItsPlaceWhenTheLoaderIsInterrupted() throws Exception {
    // given a loader that waits, and another thread that waits for it
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Future<Integer> loader =
        threads.submit(
            () ->
                cache.get(
                    "a",
                    () -> {
                      loading.countDown();
                      return loadWhen(never);
                    }));
    loading.await();
    FutureTask<Integer> waiter = new FutureTask<>(() -> cache.get("a", () -> 7));
    awaitWaiting(start(waiter));

    // when
    loader.cancel(true);

    // then
    assertThat(waiter.get()).isEqualTo(7);
    assertThat(loads).hasValue(0);
  }

  @Test
  void shouldStopWaitingWhenInterrupted() throws Exception {
    // given
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Future<Integer> loader =
        threads.submit(
            () ->
                cache.get(
                    "a",
                    () -> {
                      loading.countDown();
                      return loadWhen(release);
                    }));
    loading.await();

    // when
    Thread.currentThread().interrupt();

    // then
    assertThatThrownBy(() -> cache.get("a", () -> 7)).isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
    assertThat(loader.get()).isEqualTo(1);
  }

  @Test
  void shouldPassAnErrorOnWhenTheLoadEndsInOne() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    () -> {
                      throw new AssertionError("deep");
                    }))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void shouldDropTheOneNotAskedForLongestWhenFull() {
    // given
    List.of("a", "b", "c").forEach(key -> cache.get(key, () -> 0));
    cache.get("a", () -> 0);

    // when
    cache.get("d", () -> 0);

    // then
    assertThat(cache.get("a", () -> 1)).isZero();
    assertThat(cache.get("c", () -> 1)).isZero();
    assertThat(cache.get("d", () -> 1)).isZero();
    assertThat(cache.get("b", () -> 1)).isEqualTo(1);
  }

  @Test
  void shouldHoldTheRightValuesWhenThreadsFightForRoom() throws Exception {
    List<Future<Boolean>> rounds = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int offset = thread;
      rounds.add(threads.submit(() -> alwaysRight(offset)));
    }

    for (Future<Boolean> round : rounds) {
      assertThat(round.get()).isTrue();
    }
  }

  private boolean alwaysRight(int offset) {
    boolean right = true;
    for (int i = 0; i < 20_000; i++) {
      int key = (i * 7 + offset) % 10;
      right &= cache.get("key" + key, () -> key) == key;
    }
    return right;
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private int loadWhen(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
    return loads.incrementAndGet();
  }

  private static int fail() {
    throw new IllegalStateException("no");
  }
}
