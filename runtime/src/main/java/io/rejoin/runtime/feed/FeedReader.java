package io.rejoin.runtime.feed;

import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Follows any number of topics with one consumer in one thread, whether the brokers are there or
 * not.
 *
 * <p>Topics are added before the start. A single thread keeps the steps of all topics apart, at the
 * price that a slow listener holds up every topic.
 */
public final class FeedReader implements Part {

  private static final Duration STOP_BUDGET = Duration.ofSeconds(5);

  private final String name;
  private final FeedOptions options;
  private final FeedClients clients;
  private final TimeSource time;
  private final RandomGenerator random;
  private final List<TopicFollower<?>> followers = new ArrayList<>();
  private Running running;

  /**
   * A reader of real topics.
   *
   * @param name of the part and its thread
   */
  public FeedReader(String name, FeedOptions options, FeedEnvironment environment) {
    this(
        name,
        options,
        new KafkaFeedClients(environment, options.surveyTimeout()),
        environment.time(),
        environment.random());
  }

  FeedReader(
      String name,
      FeedOptions options,
      FeedClients clients,
      TimeSource time,
      RandomGenerator random) {
    this.name = name;
    this.options = options;
    this.clients = clients;
    this.time = time;
    this.random = random;
  }

  /** Adds a topic, each at most once; only before the start. */
  public <V> Feed<V> follow(FeedSource<V> source) {
    if (running != null || followers.stream().anyMatch(f -> f.topic().equals(source.topic()))) {
      throw new IllegalStateException(
          "Expected a new topic before the start, but got %s".formatted(source.topic()));
    }
    Feed<V> feed = new Feed<>(source, time);
    followers.add(new TopicFollower<>(feed));
    return feed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration stopBudget() {
    return STOP_BUDGET;
  }

  @Override
  public void start() {
    FeedLoop loop = new FeedLoop(clients, options, time, random, followers);
    running = new Running(loop, new Thread(loop, name));
    running.thread().start();
  }

  @Override
  public void stop() throws InterruptedException {
    running.loop().stop().request();
    running.thread().join();
  }

  private record Running(FeedLoop loop, Thread thread) {}
}
