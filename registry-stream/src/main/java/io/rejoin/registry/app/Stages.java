package io.rejoin.registry.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.registry.decisions.DecisionMeters;
import io.rejoin.registry.decisions.DecisionStage;
import io.rejoin.registry.decisions.DecisionTopology;
import io.rejoin.registry.decisions.Witness;
import io.rejoin.registry.decisions.recovery.CommittedReader;
import io.rejoin.registry.decisions.recovery.KafkaStateTopics;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.registry.intake.IntakeTopology;
import io.rejoin.registry.intake.Patience;
import io.rejoin.registry.intake.ProofCheck;
import io.rejoin.registry.intake.StageParts;
import io.rejoin.registry.liveness.LivenessLimits;
import io.rejoin.registry.liveness.LivenessParts;
import io.rejoin.registry.liveness.LivenessTopology;
import io.rejoin.registry.liveness.NodesView;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.proof.ProofVerifier;
import io.rejoin.schemas.proof.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.Topology;

/** The three topologies, with what each needs of the outside. */
final class Stages {

  private static final Duration RECOVERY_PATIENCE = Duration.ofSeconds(60);

  private final Tools tools;
  private final StageParts parts;
  private final MeterRegistry meters;

  /**
   * @param secrets of proof level token; empty under {@code none}
   * @param rules in force
   */
  Stages(Tools tools, Optional<Secrets> secrets, Supplier<Rules> rules, MeterRegistry meters) {
    this.tools = tools;
    this.meters = meters;
    ProofCheck proofs =
        secrets.map(known -> ProofCheck.token(new ProofVerifier(known))).orElse(ProofCheck.none());
    this.parts =
        new StageParts(
            tools.topics(),
            tools.values().serializer(),
            tools.values().deserializer(),
            proofs,
            rules,
            Patience.standard(new SplittableRandom()),
            meters);
  }

  Topology intake() {
    return IntakeTopology.build(parts, topic -> describe(topic).topicId().toString());
  }

  Topology liveness(NodesView nodes) {
    return LivenessTopology.build(
        new LivenessParts(
            parts,
            nodes,
            () -> describe(tools.topics().heartbeats()).partitions().size(),
            () -> UUID.randomUUID().toString(),
            LivenessLimits.DEFAULT));
  }

  Topology decisions() {
    return DecisionTopology.build(
        DecisionStage.of(
            tools.topics(),
            DecisionCodecs.of(
                tools.topics(), tools.values().serializer(), tools.values().deserializer()),
            this::stateTopics,
            new Witness(new DecisionMeters(meters))));
  }

  private StateTopics stateTopics() {
    return new KafkaStateTopics(
        tools.topics(),
        new CommittedReader(
            tools.admin(),
            tools.kafka().consumer("rejoin-registry-recovery"),
            RECOVERY_PATIENCE,
            System::nanoTime));
  }

  private TopicDescription describe(String topic) {
    try {
      return tools.admin().describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException(
          "Expected Kafka to describe " + topic + ", but it failed", e.getCause());
    }
  }
}
