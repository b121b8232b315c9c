package io.rejoin.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.gate.core.Backend;
import io.rejoin.runtime.produce.Report;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gate tells the registry: which routes it has applied, and which backends it saw fail.
 * Encoding may wait for the schema registry, so it has a thread of its own; only the latest of a
 * key is kept while Kafka is away. What was applied is said until it is heard; a failure that could
 * not be said is seen again by the next probe.
 */
final class Tidings {

  private static final Logger LOG = LoggerFactory.getLogger(Tidings.class);
  private static final Duration SIGHTING_WORTH = Duration.ofSeconds(5);
  private static final long RETRY_MS = 1_000;

  private final String address;
  private final Voice voice;
  private final Consumer<Report> say;
  private final ScheduledExecutorService writer;
  private final SortedMap<String, Long> revisions = new TreeMap<>();
  private UUID incarnation;

  /**
   * In which words it is said.
   *
   * @param signer empty under proof level none
   */
  record Voice(
      TopicCodec<Applied> applied,
      TopicCodec<BackendReport> reports,
      Optional<ProofSigner> signer) {}

  /**
   * @param address of the gate
   * @param say must not block
   * @param writer of one thread
   */
  Tidings(String address, Voice voice, Consumer<Report> say, ScheduledExecutorService writer) {
    this.address = address;
    this.voice = voice;
    this.say = say;
    this.writer = writer;
  }

  /** The gate is registered as this one: what was applied before is said again in its name. */
  void registered(UUID asIncarnation) {
    writer.execute(
        () -> {
          incarnation = asIncarnation;
          sayApplied();
        });
  }

  /** A revision of the realm's routes is in force. */
  void applied(String realm, long revision) {
    writer.execute(
        () -> {
          revisions.merge(realm, revision, Math::max);
          sayApplied();
        });
  }

  /** A backend was seen like this. */
  void sighted(Backend backend, Sighting sighting, String detail) {
    BackendReport report =
        new BackendReport(address, backend.epoch(), backend.endpoint(), sighting, detail);
    writer.execute(
        () -> {
          try {
            byte[] bytes = voice.reports().write(report);
            ProducerRecord<byte[], byte[]> record =
                record(voice.reports(), "reports", backend.address(), bytes);
            say.accept(Report.fresh(record, SIGHTING_WORTH));
          } catch (RuntimeException e) {
            LOG.warn("A report of {} could not be written; the next may be", backend, e);
          }
        });
  }

  private void sayApplied() {
    if (incarnation == null || revisions.isEmpty()) {
      return;
    }
    try {
      byte[] bytes = voice.applied().write(new Applied(incarnation, revisions));
      say.accept(Report.must(record(voice.applied(), "applied", address, bytes)));
    } catch (RuntimeException e) {
      LOG.warn("What was applied could not be written; it is tried again", e);
      var unused = writer.schedule(this::sayApplied, RETRY_MS, TimeUnit.MILLISECONDS);
    }
  }

  private ProducerRecord<byte[], byte[]> record(
      TopicCodec<?> codec, String topic, String key, byte[] bytes) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(codec.topic(), key.getBytes(UTF_8), bytes);
    RecordHeaders.put(record.headers(), Headers.TYPE, codec.codec().schema().getName());
    voice
        .signer()
        .ifPresent(
            by -> RecordHeaders.put(record.headers(), Headers.PROOF, by.sign(topic, key, bytes)));
    return record;
  }
}
