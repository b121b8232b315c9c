package io.rejoin.registry.decisions;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.decisions.recovery.CommittedReader;
import io.rejoin.registry.decisions.recovery.KafkaStateTopics;
import io.rejoin.registry.decisions.recovery.StageHaltedException;
import io.rejoin.registry.decisions.recovery.StateTopics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** An instance of the stage in Kafka Streams, with its production settings. */
final class RunningStage implements AutoCloseable {

  private final Admin admin;
  private final KafkaStreams streams;
  private final CompletableFuture<StageHaltedException> halted = new CompletableFuture<>();

  RunningStage(String servers, String applicationId) {
    Map<String, Object> client = Map.of("bootstrap.servers", servers);
    admin = Admin.create(client);
    Witness witness = new Witness(new DecisionMeters(new SimpleMeterRegistry()));
    DecisionStage stage =
        DecisionStage.of(Fixtures.TOPICS, Fixtures.CODECS, () -> topics(client), witness);
    streams = new KafkaStreams(DecisionTopology.build(stage), settings(servers, applicationId));
    streams.setUncaughtExceptionHandler(this::caught);
    streams.start();
  }

  private StateTopics topics(Map<String, Object> client) {
    return new KafkaStateTopics(
        Fixtures.TOPICS,
        new CommittedReader(admin, client, Duration.ofSeconds(30), System::nanoTime));
  }

  private static Properties settings(String servers, String applicationId) {
    Properties settings = new Properties();
    settings.putAll(DecisionTopology.settings());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 500);
    return settings;
  }

  private StreamThreadExceptionResponse caught(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StageHaltedException halt) {
        halted.complete(halt);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  RunningStage awaitActive() {
    Await.until(
        "the stage is active",
        () ->
            streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                    .anyMatch(thread -> !thread.activeTasks().isEmpty()));
    return this;
  }

  RunningStage awaitStandby() {
    Await.until(
        "the stage stands by",
        () ->
            streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                    .anyMatch(thread -> !thread.standbyTasks().isEmpty()));
    return this;
  }

  StageHaltedException awaitHalt() {
    return LiveCluster.await(halted);
  }

  @Override
  public void close() {
    streams.close(
        CloseOptions.timeout(Duration.ofSeconds(30))
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    admin.close();
  }
}
