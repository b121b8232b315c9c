package io.rejoin.registry.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.intake.ControlWriter;
import io.rejoin.registry.intake.Patience;
import io.rejoin.registry.intake.ProofCheck;
import io.rejoin.registry.intake.StageParts;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.proof.ProofVerifier;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.proof.Secrets;
import io.rejoin.schemas.topic.ReservedKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The registry as it runs: broker, the tasks of intake and liveness, the decision stage, and who
 * has said what. Its instances' clocks are their own.
 */
final class World {

  static final Secret SECRET = Secret.of("a secret of the simulation".getBytes(UTF_8));

  /** Revision of the log's first record. */
  static final long BASE = 100;

  private final Broker broker = new Broker();
  private final RegistryRules rules = new RegistryRules();
  private final Verdicts verdicts = new Verdicts(rules);
  private final List<IntakeGroup> intakes = new ArrayList<>();
  private final List<LivenessGroup> livenesses = new ArrayList<>();
  private final DecisionGroup decisions;

  /**
   * @param signed whether every input needs a proof
   */
  World(SplittableRandom random, boolean signed) {
    StageParts parts =
        new StageParts(
            Wire.TOPICS,
            Wire.WRITER,
            Wire.READER,
            signed
                ? ProofCheck.token(new ProofVerifier(Secrets.shared(SECRET)))
                : ProofCheck.none(),
            verdicts::rules,
            patience(),
            new SimpleMeterRegistry());
    Silence silence = new Silence();
    for (int number = 0; number < Wire.PARTITIONS; number++) {
      intakes.add(new IntakeGroup(broker, parts, random, number));
      livenesses.add(new LivenessGroup(broker, parts, number, silence));
    }
    begin(parts.controlWriter(), signed);
    decisions = new DecisionGroup(broker, verdicts);
    decisions.start(false, false);
  }

  private static Patience patience() {
    Backoff never = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
    return new Patience(never, 1, pause -> {}, new SplittableRandom(1));
  }

  /** The log's first records: its base, and rules under which more happens. */
  private void begin(ControlWriter writer, boolean signed) {
    Rules d = Rules.DEFAULT;
    Rules rough =
        new Rules(
            2,
            Rules.LEVEL,
            d.suspectAfterMs(),
            d.termMs(),
            d.tickMs(),
            d.loopbackAllowed(),
            signed,
            d.reportersNeeded(),
            d.duelTakeovers(),
            d.duelWindowMs(),
            20_000,
            4,
            new Rules.Breaker(4, 40, 20, 1, 10_000));
    append(writer.record(Control.own(ReservedKeys.LOG, new LogStarted("simulated", BASE)), 0));
    append(writer.record(Control.own(ReservedKeys.RULES, rough), 0));
  }

  private void append(Record<byte[], byte[]> record) {
    broker.append(Wire.TOPICS.control(), 0, record.key(), record.value(), record.headers());
  }

  Broker broker() {
    return broker;
  }

  RegistryState state() {
    return rules.state();
  }

  Verdicts verdicts() {
    return verdicts;
  }

  IntakeGroup intake(int number) {
    return intakes.get(number);
  }

  LivenessGroup liveness(int number) {
    return livenesses.get(number);
  }

  DecisionGroup decisions() {
    return decisions;
  }

  /** Instances look at their clocks, which show this. */
  void wake(long nowMs) {
    intakes.forEach(intake -> intake.wake(nowMs));
    livenesses.forEach(liveness -> liveness.wake(nowMs));
    decisions.wake(nowMs);
  }

  /** Everyone works a while, none of them to the end. */
  void work(SplittableRandom random) {
    intakes.forEach(intake -> intake.run(random.nextInt(4)));
    decisions.run(random.nextInt(8));
    for (LivenessGroup liveness : livenesses) {
      liveness.follow(random.nextInt(12));
      liveness.run(random.nextInt(8));
    }
    if (random.nextInt(3) == 0) {
      decisions.commit();
    }
    livenesses.forEach(
        liveness -> {
          if (random.nextInt(3) == 0) {
            liveness.commit();
          }
        });
  }

  /** Nothing stands still any more. */
  void resume() {
    livenesses.forEach(liveness -> liveness.halt(false));
    decisions.kill(false);
    decisions.start(false, false);
  }

  /** All that is there is worked off, by the owners alone. */
  void settle() {
    intakes.forEach(IntakeGroup::drain);
    decisions.drain();
    livenesses.forEach(LivenessGroup::drain);
    intakes.forEach(IntakeGroup::drain);
    decisions.drain();
    decisions.commit();
  }

  /** The cleaner runs. */
  void compact() {
    for (String topic :
        List.of(
            Wire.TOPICS.nodes(),
            Wire.TOPICS.leaders(),
            Wire.TOPICS.routes(),
            Wire.TOPICS.kicks(),
            Wire.TOPICS.results())) {
      broker.log(topic, 0).compact();
    }
    decisions.trim();
  }
}
