package io.rejoin.runtime.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;

/** Brokers that say of topics what a test tells them to say. */
final class FakeSurveyor implements Surveyor {

  private final Map<String, TopicSurvey> topics = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<Runnable> held = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile boolean holding;

  void topic(String name, Uuid id, Bounds... bounds) {
    Map<Integer, Bounds> byPartition = new HashMap<>();
    for (int partition = 0; partition < bounds.length; partition++) {
      byPartition.put(partition, bounds[partition]);
    }
    topics.put(name, new TopicSurvey(new TopicShape(id, bounds.length), byPartition));
  }

  void delete(String name) {
    topics.remove(name);
  }

  /** Keeps answers back from now on. */
  void hold() {
    holding = true;
  }

  /** Gives the answers that were kept back, as they were when asked for. */
  void release() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  int held() {
    return held.size();
  }

  void away(boolean nobodyAnswers) {
    away = nobodyAnswers;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public CompletableFuture<Survey> survey(Map<String, Optional<TopicShape>> known) {
    asked.incrementAndGet();
    if (away) {
      return CompletableFuture.failedFuture(new TimeoutException("no broker answers"));
    }
    Map<String, TopicSurvey> found = new HashMap<>();
    Map<String, String> problems = new HashMap<>();
    known.forEach(
        (name, shape) -> {
          TopicSurvey topic = topics.get(name);
          if (topic == null) {
            problems.put(name, "Expected topic %s to exist".formatted(name));
          } else {
            boolean same = shape.equals(Optional.of(topic.shape()));
            found.put(name, same ? new TopicSurvey(topic.shape(), Map.of()) : topic);
          }
        });
    return answer(new Survey(found, problems));
  }

  private CompletableFuture<Survey> answer(Survey survey) {
    CompletableFuture<Survey> answer = new CompletableFuture<>();
    if (holding) {
      held.add(() -> answer.complete(survey));
    } else {
      answer.complete(survey);
    }
    return answer;
  }

  @Override
  public void close() {
    away = true;
  }
}
