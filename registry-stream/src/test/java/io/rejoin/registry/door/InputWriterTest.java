package io.rejoin.registry.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rejoin.runtime.http.HttpRefusal;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.Topics;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class InputWriterTest {

  private static final Topics TOPICS = Topics.withPrefix("test.");

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final InputWriter writer = new InputWriter(producer, TOPICS);
  private final TopicCodec<Assignment> codec =
      new TopicCodec<>(
          TOPICS.assignments(),
          Codecs.ASSIGNMENT,
          (topic, value) -> value.toString().getBytes(UTF_8),
          (topic, bytes) -> null);

  @Test
  void shouldCompleteOnlyWhenTheInputIsStored() {
    CompletableFuture<Void> stored = append("job 1", Optional.empty());
    assertThat(stored).isNotDone();

    producer.completeNext();

    assertThat(stored).isCompleted();
    var sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo("test.assignments");
    assertThat(new String(sent.key(), UTF_8)).isEqualTo("n1");
    assertThat(RecordHeaders.text(sent.headers(), Headers.TYPE)).isEqualTo("Assignment");
    assertThat(sent.headers().lastHeader(Headers.PROOF)).isNull();
  }

  @Test
  void shouldFailWithWhatKafkaSays() {
    CompletableFuture<Void> stored = append("job 1", Optional.empty());

    producer.errorNext(new NotEnoughReplicasException("two are away"));

    assertThat(stored).isCompletedExceptionally();
    assertThat(stored)
        .failsWithin(java.time.Duration.ofSeconds(60))
        .withThrowableThat()
        .withCauseInstanceOf(NotEnoughReplicasException.class);
  }

  @Test
  void shouldSignWhatIsSent() {
    Signature signature = (topic, key, value) -> topic + " " + key + " " + value.length;

    CompletableFuture<Void> stored = append("job 1", Optional.of(signature));
    producer.completeNext();
    assertThat(stored).isCompleted();

    var sent = producer.history().get(0);
    assertThat(RecordHeaders.text(sent.headers(), Headers.PROOF))
        .isEqualTo("assignments n1 " + sent.value().length);
  }

  @Test
  void shouldRefuseWhatIntakeWouldSetAside() {
    String job = "j".repeat(64 * 1024);

    HttpRefusal refusal =
        catchThrowableOfType(HttpRefusal.class, () -> append(job, Optional.empty()));

    assertThat(refusal.status()).isEqualTo(413);
    assertThat(producer.history()).isEmpty();
  }

  private CompletableFuture<Void> append(String job, Optional<Signature> signature) {
    return writer.append(
        codec, "n1", new Assignment(DoorFixtures.INCARNATION, job, "scheduler"), signature);
  }
}
