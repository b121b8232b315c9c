package io.rejoin.registry.app;

import io.rejoin.registry.decisions.recovery.StageHaltedException;
import io.rejoin.registry.stage.SteadyTime;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.ready.Conditions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stage: a topology that Kafka Streams runs. A thread that dies is replaced, five times in five
 * minutes; what dies more often, or says itself that it cannot go on, ends the program with the
 * reason. Leaves its group when it stops, so that another instance takes over at once.
 */
final class StagePart implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(StagePart.class);
  private static final Duration STOP = Duration.ofSeconds(8);
  private static final int REPLACEMENTS = 5;

  /**
   * A dead thread belongs to its group until its session is over, so a record that nobody can take
   * kills one thread a session: the window has to be several sessions long.
   */
  private static final long WINDOW_NANOS = Duration.ofMinutes(5).toNanos();

  private final String name;
  private final KafkaStreams streams;
  private final Conditions conditions;
  private final BiConsumer<String, Throwable> failure;
  private final int allowed;
  private final Deque<Long> replacements = new ArrayDeque<>();

  /**
   * @param failure told once when the stage cannot go on
   */
  StagePart(
      String name,
      Topology topology,
      Map<String, Object> settings,
      Conditions conditions,
      BiConsumer<String, Throwable> failure) {
    this.name = name;
    this.conditions = conditions;
    this.failure = failure;
    this.allowed = REPLACEMENTS * (Integer) settings.get(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
    Properties properties = new Properties();
    properties.putAll(settings);
    this.streams =
        new KafkaStreams(topology, properties, new SteadyTime(Clock.systemUTC(), System::nanoTime));
    conditions.unmet(condition(), "not started");
  }

  KafkaStreams streams() {
    return streams;
  }

  private String condition() {
    return "stage " + name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration stopBudget() {
    return STOP.plusSeconds(1);
  }

  /** Starts, and tells another listener each change of state too. */
  StagePart watchedBy(KafkaStreams.StateListener other) {
    streams.setStateListener(
        (now, before) -> {
          show(now);
          other.onChange(now, before);
        });
    return this;
  }

  @Override
  public void start() {
    streams.setUncaughtExceptionHandler(this::caught);
    streams.start();
  }

  private void show(State state) {
    if (state == State.RUNNING) {
      conditions.met(condition(), "running");
    } else {
      conditions.unmet(condition(), "is " + state);
    }
  }

  private synchronized StreamThreadExceptionResponse caught(Throwable cause) {
    if (isHalt(cause) || isTooOften(System.nanoTime())) {
      failure.accept(name, cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.warn("A thread of stage {} died and is replaced", name, cause);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static boolean isHalt(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof StageHaltedException || t instanceof Error) {
        return true;
      }
    }
    return false;
  }

  private boolean isTooOften(long nowNanos) {
    replacements.addLast(nowNanos);
    while (nowNanos - replacements.peekFirst() > WINDOW_NANOS) {
      replacements.removeFirst();
    }
    return replacements.size() > allowed;
  }

  /** Begins to stop, and returns at once: so stages stop side by side. */
  void leave() {
    streams.close(leaving(Duration.ZERO));
  }

  @Override
  public void stop() {
    if (!streams.close(leaving(STOP))) {
      LOG.warn("Expected stage {} to stop within {}, but it has not", name, STOP);
    }
  }

  private static CloseOptions leaving(Duration wait) {
    return CloseOptions.timeout(wait)
        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
  }
}
