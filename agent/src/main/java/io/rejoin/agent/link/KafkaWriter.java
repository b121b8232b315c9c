package io.rejoin.agent.link;

import io.rejoin.runtime.produce.Delivery;
import io.rejoin.runtime.produce.Report;
import io.rejoin.runtime.produce.Reporter;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes what one address has to say: plain UTF-8 key, the value's type and the proof in headers.
 *
 * @param prefix of the topics' names, which no proof covers
 * @param signer empty under proof level none
 */
record KafkaWriter(String address, String prefix, Optional<ProofSigner> signer, Reporter reporter) {

  /**
   * Encodes a value, signs it and hands it over. Values of a topic must come in the order in which
   * they shall count.
   *
   * @param codec may ask the schema registry, and wait for it
   * @param worth how long the record is worth sending
   * @param told what became of it, later and on another thread
   * @throws RuntimeException when the value can't be encoded now
   */
  <T> void write(
      TopicCodec<T> codec,
      T value,
      Function<ProducerRecord<byte[], byte[]>, Report> worth,
      Consumer<Delivery> told) {
    byte[] bytes = codec.write(value);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(codec.topic(), address.getBytes(StandardCharsets.UTF_8), bytes);
    RecordHeaders.put(record.headers(), Headers.TYPE, codec.codec().schema().getName());
    String topic = codec.topic().substring(prefix.length());
    signer.ifPresent(
        by -> RecordHeaders.put(record.headers(), Headers.PROOF, by.sign(topic, address, bytes)));
    CompletableFuture<Void> unused = reporter.report(worth.apply(record)).thenAccept(told);
  }
}
