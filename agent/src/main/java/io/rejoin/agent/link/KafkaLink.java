package io.rejoin.agent.link;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import java.util.Optional;

/**
 * The registry by Kafka's topics. A registration or report is kept until the brokers have it or a
 * later one takes its place: none is lost while they are away, and when they return an agent sends
 * one of each. A heartbeat is sent while it is fresh, or not at all.
 */
public final class KafkaLink implements RegistryLink {

  private final String address;
  private final KafkaOptions options;
  private final Optional<ProofSigner> signer;
  private final KafkaValues values;
  private KafkaInbox inbox;
  private KafkaOutbox outbox;

  /**
   * A link that has not begun.
   *
   * @throws IllegalArgumentException when it shall sign and the address can't be a signer
   */
  public KafkaLink(String address, ProofCounter counter, KafkaOptions options) {
    this.address = address;
    this.options = options;
    this.signer = options.secret().map(secret -> new ProofSigner(address, secret, counter));
    this.values = KafkaValues.of(options.serdes());
  }

  /** Registrations wait until their answers would be heard. */
  @Override
  public void open(LinkListener listener) {
    inbox = new KafkaInbox(address, options, values, listener);
    outbox = new KafkaOutbox(address, signer, options, values, listener);
    outbox.open();
    inbox.open(outbox::letAsk);
  }

  @Override
  public void send(Registration registration) {
    outbox.put(registration);
  }

  @Override
  public void send(Heartbeat heartbeat) {
    outbox.put(heartbeat);
  }

  @Override
  public void send(ClusterIpReport report) {
    outbox.put(report);
  }

  @Override
  public String target() {
    return "Kafka at " + options.brokers();
  }

  /** What waits is sent within two seconds, or dropped. */
  @Override
  public void close() {
    try {
      outbox.close();
      inbox.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      values.close();
    }
  }
}
