package io.rejoin.registry.simulation;

import io.rejoin.registry.intake.IntakeTask;
import io.rejoin.registry.intake.StageParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One task of intake and the instances that have it, one after the other: the owner, which commits
 * now and then and may crash, and a straggler that has lost the task and still forwards what it had
 * in hand.
 */
final class IntakeGroup {

  private final Broker broker;
  private final StageParts parts;
  private final SplittableRandom random;
  private final int number;
  private final List<PartitionLog> inputs = new ArrayList<>();
  private Map<PartitionLog, Long> committed = new HashMap<>();
  private final Hands hands = new Hands();

  /** Who has the task, and who had it. */
  private static final class Hands {
    private Task<byte[]> owner;
    private Task<byte[]> straggler;
    private int left;
  }

  /**
   * @param number of the task: of the partitions that it reads
   */
  IntakeGroup(Broker broker, StageParts parts, SplittableRandom random, int number) {
    this.broker = broker;
    this.parts = parts;
    this.random = random;
    this.number = number;
    for (String topic : Wire.TOPICS.intake()) {
      if (number < broker.partitionsOf(topic)) {
        inputs.add(broker.log(topic, number));
        committed.put(broker.log(topic, number), 0L);
      }
    }
    hands.owner = assign();
  }

  /** The id that the broker gave a topic. */
  static String topicId(String topic) {
    return "id-of-" + topic;
  }

  private Task<byte[]> assign() {
    return new Task<>(IntakeTask.processor(parts, IntakeGroup::topicId), number, committed)
        .start(broker.nowMs());
  }

  void wake(long nowMs) {
    hands.owner.wake(nowMs);
    forward(hands.owner);
    if (hands.left > 0) {
      hands.straggler.wake(nowMs);
      forward(hands.straggler);
    }
  }

  /** Forwards a few records, the straggler's among them. */
  void run(int records) {
    for (int i = 0; i < records; i++) {
      if (hands.left > 0 && random.nextInt(3) == 0) {
        hands.left--;
        take(hands.straggler);
      } else {
        take(hands.owner);
        committed = random.nextInt(4) == 0 ? hands.owner.positions() : committed;
      }
    }
  }

  boolean isIdle() {
    return inputs.stream().noneMatch(hands.owner::isBehind);
  }

  /** Until all is forwarded, and no straggler is left. */
  void drain() {
    hands.left = 0;
    while (!isIdle()) {
      run(1);
    }
  }

  /**
   * The owner dies; what it had in hand may still arrive, and another begins at the last commit.
   */
  void crash() {
    hands.straggler = hands.owner;
    hands.left = random.nextInt(4);
    hands.owner = assign();
  }

  /**
   * A send fails while the next one is under way already; the owner stops, and begins again before
   * it.
   */
  void loseOne() {
    if (!isIdle()) {
      take(hands.owner, false);
      take(hands.owner, true);
      hands.owner.stop();
      hands.owner = assign();
    }
  }

  private void take(Task<byte[]> task) {
    take(task, true);
  }

  private void take(Task<byte[]> task, boolean arrives) {
    List<PartitionLog> behind = inputs.stream().filter(task::isBehind).toList();
    if (!behind.isEmpty()) {
      task.take(behind.get(random.nextInt(behind.size())));
      if (arrives) {
        forward(task);
      } else {
        task.sent();
      }
    }
  }

  private void forward(Task<byte[]> task) {
    task.sent()
        .forEach(
            sent -> {
              String topic = Wire.TOPICS.prefix() + sent.childName().orElseThrow();
              var record = sent.record();
              broker.append(topic, 0, record.key(), record.value(), record.headers());
            });
  }
}
