package io.rejoin.registry.door;

import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends inputs as any agent would. Safe for any thread; the producer belongs to the caller. */
final class InputWriter {

  private final Producer<byte[], byte[]> producer;
  private final String prefix;

  InputWriter(Producer<byte[], byte[]> producer, String prefix) {
    this.producer = producer;
    this.prefix = prefix;
  }

  /** Completes when the input is stored; fails with Kafka's exception when it is not. */
  <V> CompletableFuture<Void> append(
      TopicCodec<V> codec, String key, V value, Optional<ProofSigner> signer) {
    byte[] bytes = codec.write(value);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(codec.topic(), key.getBytes(StandardCharsets.UTF_8), bytes);
    RecordHeaders.put(record.headers(), Headers.TYPE, codec.codec().schema().getName());
    String topic = codec.topic().substring(prefix.length());
    synchronized (this) {
      signer.ifPresent(
          s -> RecordHeaders.put(record.headers(), Headers.PROOF, s.sign(topic, key, bytes)));
      return send(record);
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
