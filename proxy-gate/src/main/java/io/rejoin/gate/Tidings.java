package io.rejoin.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.agent.core.Standing;
import io.rejoin.gate.core.Backend;
import io.rejoin.runtime.produce.Report;
import io.rejoin.runtime.produce.Reporter;
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
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the gate tells the registry: which routes it has applied, and which backends it saw fail.
 * Encoding may wait for the schema registry, so it is done on a thread of its own; only the latest
 * of a kind is kept while Kafka is away.
 */
final class Tidings {

  private static final Duration REPORT_WORTH = Duration.ofSeconds(5);

  private final String address;
  private final Reporter reporter;
  private final TopicCodec<Applied> appliedCodec;
  private final TopicCodec<BackendReport> reportCodec;
  private final Optional<ProofSigner> signer;
  private final Executor writer;
  private final Told told = new Told();

  /** What has been applied, and by which incarnation it can be said. */
  private static final class Told {
    private final SortedMap<String, Long> revisions = new TreeMap<>();
    private UUID incarnation;
  }

  /**
   * @param address of the gate
   * @param signer empty under proof level none
   * @param writer of one thread
   */
  Tidings(
      String address,
      Reporter reporter,
      TopicCodec<Applied> appliedCodec,
      TopicCodec<BackendReport> reportCodec,
      Optional<ProofSigner> signer,
      Executor writer) {
    this.address = address;
    this.reporter = reporter;
    this.appliedCodec = appliedCodec;
    this.reportCodec = reportCodec;
    this.signer = signer;
    this.writer = writer;
  }

  /** The gate's registration stands: what was applied before is said again in its name. */
  void registered(Standing standing) {
    writer.execute(
        () -> {
          told.incarnation = standing.incarnation();
          sayApplied();
        });
  }

  void applied(String realm, long revision) {
    writer.execute(
        () -> {
          told.revisions.merge(realm, revision, Math::max);
          sayApplied();
        });
  }

  private void sayApplied() {
    if (told.incarnation != null && !told.revisions.isEmpty()) {
      byte[] bytes = appliedCodec.write(new Applied(told.incarnation, told.revisions));
      say(Report.must(record(appliedCodec, "applied", address, bytes)));
    }
  }

  void report(Backend backend, Sighting sighting, String detail) {
    writer.execute(
        () -> {
          BackendReport report =
              new BackendReport(address, backend.epoch(), backend.endpoint(), sighting, detail);
          byte[] bytes = reportCodec.write(report);
          say(Report.fresh(record(reportCodec, "reports", backend.address(), bytes), REPORT_WORTH));
        });
  }

  private ProducerRecord<byte[], byte[]> record(
      TopicCodec<?> codec, String topic, String key, byte[] bytes) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(codec.topic(), key.getBytes(UTF_8), bytes);
    RecordHeaders.put(record.headers(), Headers.TYPE, codec.codec().schema().getName());
    signer.ifPresent(
        by -> RecordHeaders.put(record.headers(), Headers.PROOF, by.sign(topic, key, bytes)));
    return record;
  }

  private void say(Report report) {
    var unused = reporter.report(report);
  }
}
