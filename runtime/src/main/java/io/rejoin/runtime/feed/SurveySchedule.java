package io.rejoin.runtime.feed;

import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * When to ask for the next survey: at once, after a pause while something is in the way, or after
 * the regular interval. At most one is under way.
 */
final class SurveySchedule {

  private final FeedOptions options;
  private final TimeSource time;
  private final RandomGenerator random;
  private Optional<CompletableFuture<Survey>> underWay = Optional.empty();
  private long dueNanos;
  private int failures;

  SurveySchedule(FeedOptions options, TimeSource time, RandomGenerator random) {
    this.options = options;
    this.time = time;
    this.random = random;
    askNow();
  }

  void askNow() {
    dueNanos = time.nanos();
  }

  void askRegularly() {
    failures = 0;
    dueNanos = time.nanos() + options.resurvey().toNanos();
  }

  void askAfterPause() {
    failures++;
    dueNanos = time.nanos() + options.backoff().delay(failures, random).toNanos();
  }

  void askIfDue(Supplier<CompletableFuture<Survey>> surveyor) {
    if (underWay.isEmpty() && dueNanos - time.nanos() <= 0) {
      underWay = Optional.of(surveyor.get());
    }
  }

  /** The survey under way, once it has an answer; it is then no longer under way. */
  Optional<CompletableFuture<Survey>> takeAnswered() {
    Optional<CompletableFuture<Survey>> answered = underWay.filter(CompletableFuture::isDone);
    if (answered.isPresent()) {
      underWay = Optional.empty();
    }
    return answered;
  }

  /** The time until there is something to ask, but no longer than a limit. */
  Duration untilDue(Duration limit) {
    long nanos = underWay.isPresent() ? limit.toNanos() : dueNanos - time.nanos();
    return Duration.ofNanos(Math.max(0, Math.min(nanos, limit.toNanos())));
  }
}
