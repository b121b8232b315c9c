package io.rejoin.registry.door;

import io.rejoin.runtime.http.HttpRefusal;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends inputs as any agent would. Safe for any thread; the producer belongs to the caller. */
final class InputWriter {

  /** Kept free in a record for its headers: the longest name in UTF-8, counter, hash, type. */
  private static final int PROOF_BYTES = 1_024;

  private final Producer<byte[], byte[]> producer;
  private final Topics topics;

  InputWriter(Producer<byte[], byte[]> producer, Topics topics) {
    this.producer = producer;
    this.topics = topics;
  }

  /**
   * Completes when the input is stored; fails with Kafka's exception when it is not.
   *
   * @throws HttpRefusal with 413 when nobody would take a record of that size
   */
  <V> CompletableFuture<Void> append(
      TopicCodec<V> codec, String key, V value, Optional<Signature> signature) {
    byte[] bytes = codec.write(value);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(codec.topic(), key.getBytes(StandardCharsets.UTF_8), bytes);
    RecordHeaders.put(record.headers(), Headers.TYPE, codec.codec().schema().getName());
    TopicSpec spec = topics.spec(codec.topic()).orElseThrow();
    refuseOversized(record, spec.maxRecordBytes() - PROOF_BYTES);
    synchronized (this) {
      signature.ifPresent(
          s -> RecordHeaders.put(record.headers(), Headers.PROOF, s.sign(spec.name(), key, bytes)));
      return send(record);
    }
  }

  private static void refuseOversized(ProducerRecord<byte[], byte[]> record, int maxBytes) {
    int bytes = record.key().length + record.value().length;
    if (bytes > maxBytes) {
      String text = "Expected a request that comes to at most %d bytes, but it comes to %d";
      throw new HttpRefusal(413, "TOO_LARGE", text.formatted(maxBytes, bytes));
    }
  }

  private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    Future<?> unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure == null) {
                stored.complete(null);
              } else {
                stored.completeExceptionally(failure);
              }
            });
    return stored;
  }
}
