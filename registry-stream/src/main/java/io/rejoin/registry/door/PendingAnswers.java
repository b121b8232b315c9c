package io.rejoin.registry.door;

import io.rejoin.schemas.state.Result;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Requests that have been appended and not been answered. Safe for any thread. */
final class PendingAnswers {

  private final Map<String, CompletableFuture<Result>> waiting = new ConcurrentHashMap<>();
  private final Duration limit;

  PendingAnswers(Duration limit) {
    this.limit = limit;
  }

  /**
   * The answer to come; fails with a {@link java.util.concurrent.TimeoutException} when none does.
   * To be asked for before the request is appended. Whoever repeats a request waits for the same
   * answer.
   */
  CompletableFuture<Result> expect(String key, String requestId) {
    return waiting.computeIfAbsent(name(key, requestId), this::open);
  }

  private CompletableFuture<Result> open(String name) {
    CompletableFuture<Result> answer = new CompletableFuture<>();
    CompletableFuture<?> unused =
        answer
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .whenCompleteAsync((result, failure) -> waiting.remove(name, answer));
    return answer;
  }

  void arrived(String key, Result result) {
    CompletableFuture<Result> answer = waiting.get(name(key, result.requestId()));
    if (answer != null) {
      answer.completeAsync(() -> result);
    }
  }

  int size() {
    return waiting.size();
  }

  private static String name(String key, String requestId) {
    return key + "\0" + requestId;
  }
}
