package io.rejoin.agent.link;

import io.rejoin.agent.link.Letterbox.Told;
import io.rejoin.agent.work.Worker;
import io.rejoin.runtime.produce.Report;
import io.rejoin.runtime.produce.Reporter;
import io.rejoin.runtime.produce.ReporterOptions;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.topic.Topics;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes what one address has to say. Values are encoded and signed on a thread of its own, since
 * the schema registry may have to be waited for, and in the order in which they came.
 */
final class KafkaOutbox {

  private final KafkaOptions options;
  private final Worker worker = new Worker("agent-outbox");
  private final Reporter reporter;
  private final KafkaWriter writer;
  private final Letterbox<Registration> registrations;
  private final Letterbox<Heartbeat> heartbeats;
  private final Letterbox<ClusterIpReport> clusterIps;

  KafkaOutbox(
      String address,
      Optional<ProofSigner> signer,
      KafkaOptions options,
      KafkaValues values,
      LinkListener listener) {
    Topics topics = options.topics();
    this.options = options;
    this.reporter = new Reporter("agent-reporter", ReporterOptions.STANDARD, options.writing());
    this.writer = new KafkaWriter(address, topics.prefix(), signer, reporter);
    this.registrations =
        box(
                values.codec(topics.registrations(), Codecs.REGISTRATION),
                Report::must,
                new Told<>(said -> {}, listener::undelivered))
            .hold();
    this.heartbeats =
        box(
            values.codec(topics.heartbeats(), Codecs.HEARTBEAT),
            record -> Report.fresh(record, options.heartbeat()),
            new Told<>(listener::acked, listener::undelivered));
    this.clusterIps =
        box(
            values.codec(topics.clusterIps(), Codecs.CLUSTER_IP_REPORT),
            Report::must,
            new Told<>(listener::acked, listener::undelivered));
  }

  void open() {
    reporter.start();
  }

  /** From now on an answer would be heard, so questions may be asked. */
  void letAsk() {
    registrations.release();
  }

  /** A registration is not told as delivered: that it took effect is read back. */
  void put(Registration registration) {
    registrations.put(registration);
  }

  void put(Heartbeat heartbeat) {
    heartbeats.put(heartbeat);
  }

  void put(ClusterIpReport report) {
    clusterIps.put(report);
  }

  void close() throws InterruptedException {
    worker.close();
    reporter.stop();
  }

  private <T> Letterbox<T> box(
      TopicCodec<T> codec, Function<ProducerRecord<byte[], byte[]>, Report> worth, Told<T> told) {
    return new Letterbox<>(
        worker,
        options.writing().random(),
        (value, end) -> writer.write(codec, value, worth, end),
        told);
  }
}
