package io.rejoin.embedded.process;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The main class of {@link BrokerProcess}: runs a broker until the process is told to end. */
public final class BrokerMain {
  private static final String READY_FILE = "bootstrap-servers";

  private BrokerMain() {}

  /**
   * Starts a broker, then writes where it listens to its ready file.
   *
   * @param args options as {@link BrokerArguments} writes them
   * @throws IOException when the ready file can't be written
   */
  public static void main(String[] args) throws IOException {
    BrokerOptions options = BrokerArguments.parse(args);
    EmbeddedBroker broker = EmbeddedBroker.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
    Path draft = options.dataDir().resolve(READY_FILE + ".draft");
    Files.writeString(draft, broker.bootstrapServers());
    Files.move(draft, readyFile(options), StandardCopyOption.ATOMIC_MOVE);
    broker.awaitStopped();
  }

  /** The file that appears, whole, when the broker is ready, and holds its bootstrap servers. */
  static Path readyFile(BrokerOptions options) {
    return options.dataDir().resolve(READY_FILE);
  }
}
