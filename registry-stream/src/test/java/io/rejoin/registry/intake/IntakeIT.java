package io.rejoin.registry.intake;

import static io.rejoin.registry.intake.Eventually.eventually;
import static io.rejoin.registry.intake.InputBroker.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Position.Source;
import io.rejoin.schemas.topic.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Intake on a real broker, with instances that come and go. */
@Timeout(180)
final class IntakeIT {

  @TempDir private Path dir;
  private InputBroker broker;

  @BeforeEach
  void start() {
    broker = new InputBroker(dir);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void shouldForwardEveryInputSoThatEachCanBeTakenOnceWhenInstancesComeAndGo() {
    KafkaStreams first = intake(1);
    int sent = sendSome(0, 300);
    KafkaStreams second = intake(2);
    sent += sendSome(300, 600);
    InputBroker.stop(first);
    sent += sendSome(600, 900);
    KafkaStreams third = intake(3);
    sent += sendSome(900, 1_200);
    InputBroker.stop(second);
    sent += sendSome(1_200, 1_500);

    int all = sent;
    eventually(() -> taken().size() == all);
    InputBroker.stop(third);

    assertThat(broker.read(TOPICS.deadLetters())).hasSize(5);
  }

  @Test
  void shouldTickOnceASecondWhenTwoInstancesShareTheTasks() {
    KafkaStreams first = intake(1);
    KafkaStreams second = intake(2);

    eventually(() -> ticks() >= 3);
    InputBroker.stop(first);
    long before = ticks();
    eventually(() -> ticks() >= before + 3);
    InputBroker.stop(second);
  }

  private KafkaStreams intake(int instance) {
    StageParts parts = broker.parts(() -> Rules.DEFAULT);
    return broker.start(
        "intake",
        instance,
        IntakeTopology.build(parts, broker::topicId),
        IntakeTopology.settings());
  }

  /** How many good inputs were sent; one of 300 is bad. */
  private int sendSome(int from, int to) {
    List<InputFixtures.Sample<?>> samples = InputFixtures.all(TOPICS).toList();
    byte[][] values = samples.stream().map(sample -> bytes(sample)).toArray(byte[][]::new);
    for (int i = from; i < to; i++) {
      String topic = samples.get(i % samples.size()).topic();
      broker.send(topic, "node-" + i, i % 300 == 7 ? new byte[] {1} : values[i % values.length]);
    }
    return to - from - (to - from) / 300;
  }

  private <V extends io.rejoin.schemas.input.ControlInput> byte[] bytes(
      InputFixtures.Sample<V> sample) {
    return broker.codec(sample.topic(), sample.codec()).write(sample.value());
  }

  /** The keys of the inputs that the source rule takes; fails when it finds a gap. */
  private Set<String> taken() {
    Map<String, Long> last = new HashMap<>();
    Set<String> keys = new HashSet<>();
    List<String> gaps = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : broker.read(TOPICS.control())) {
      Optional<Origin> origin = Origin.read(record.headers());
      if (origin.isPresent() && take(origin.get(), last, gaps)) {
        assertThat(keys.add(new String(record.key(), UTF_8))).as("taken once").isTrue();
      }
    }
    assertThat(gaps).isEmpty();
    return keys;
  }

  private static boolean take(Origin origin, Map<String, Long> last, List<String> gaps) {
    Source source = origin.source();
    String partition = source.topicId() + "/" + source.partition();
    long taken = last.getOrDefault(partition, -1L);
    if (origin.before() > taken) {
      gaps.add(
          "%s: %d after %d, taken %d"
              .formatted(partition, source.offset(), origin.before(), taken));
    }
    boolean isNew = source.offset() > taken;
    last.put(partition, Math.max(taken, source.offset()));
    return isNew;
  }

  private long ticks() {
    return broker.control().stream().filter(control -> control.input() instanceof Tick).count();
  }
}
