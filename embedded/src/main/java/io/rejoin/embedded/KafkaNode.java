package io.rejoin.embedded;

import java.net.BindException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * Kafka's own server object, started and stopped so that its habits of a process of its own don't
 * become ours.
 *
 * <p>Kafka halts the JVM when its controller can't start. While a server starts here, that is an
 * exception instead; the switch is global, so starts in one JVM take turns. Once started, a fatal
 * fault such as a lost disk does halt the process: a broker in that state must not go on.
 */
record KafkaNode(KafkaRaftServer server) {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  /**
   * Returns when clients can connect.
   *
   * @throws BindException when one of the ports is taken
   * @throws RuntimeException when Kafka refuses the settings or the data
   */
  static KafkaNode start(Map<String, Object> settings) throws BindException {
    KafkaConfig config = new KafkaConfig(settings, false);
    KafkaNode node = new KafkaNode(new KafkaRaftServer(config, Time.SYSTEM));
    try {
      startWithoutHalting(node.server);
      return node;
    } catch (Exception e) { // Scala throws checked ones undeclared
      node.stopAfter(e);
      throw startFailure(e);
    }
  }

  private void stopAfter(Exception failure) {
    try {
      stop();
    } catch (IllegalStateException e) {
      failure.addSuppressed(e);
    }
  }

  private static RuntimeException startFailure(Exception e) throws BindException {
    Optional<BindException> portTaken = bindException(e);
    if (portTaken.isPresent()) {
      throw portTaken.get();
    }
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return e instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("Expected the broker to start, but " + e, e);
  }

  private static synchronized void startWithoutHalting(KafkaRaftServer server) {
    AtomicBoolean gaveUp = new AtomicBoolean();
    Exit.setHaltProcedure((status, message) -> gaveUp.set(true));
    try {
      server.startup();
    } finally {
      Exit.setHaltProcedure((status, message) -> Runtime.getRuntime().halt(status));
    }
    if (gaveUp.get()) {
      throw new IllegalStateException(
          "Expected the broker to start, but Kafka met a fatal fault: its log names it");
    }
  }

  private static Optional<BindException> bindException(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(BindException.class::isInstance)
        .map(BindException.class::cast)
        .findFirst();
  }

  /**
   * Stops in order, so that the next start needs no recovery; returns when all is written out and
   * the ports are free.
   *
   * @throws IllegalStateException when that takes more than 20 s
   */
  void stop() {
    try {
      CompletableFuture.runAsync(server::shutdown, task -> new Thread(task, "broker-stop").start())
          .orTimeout(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "Expected the broker to stop within %d s, but %s"
              .formatted(STOP_LIMIT.toSeconds(), e.getCause()),
          e.getCause());
    }
  }

  /** Blocks until the broker has stopped. An interrupt doesn't end the wait. */
  void awaitStopped() {
    server.awaitShutdown();
  }
}
