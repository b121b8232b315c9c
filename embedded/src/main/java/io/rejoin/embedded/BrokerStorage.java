package io.rejoin.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;

/**
 * The directory that holds a broker's records and metadata: formatted once, with a new cluster id.
 *
 * <p>Kafka writes {@code meta.properties} last, so a format that was cut short is done again.
 */
record BrokerStorage(Path logDir) {

  /** Formats the directory unless it is formatted, and tells its cluster id. */
  String prepare() {
    try {
      if (!Files.exists(metaProperties())) {
        format();
      }
      return clusterId();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to use " + logDir + ", but " + e, e);
    }
  }

  private Path metaProperties() {
    return logDir.resolve("meta.properties");
  }

  private void format() throws IOException {
    Files.createDirectories(logDir);
    try (PrintStream unheard =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      formatter(unheard).run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new FormatterException("Expected to format " + logDir + ", but " + e, e);
    }
  }

  private Formatter formatter(PrintStream progress) {
    return new Formatter()
        .setPrintStream(progress)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerSettings.NODE_ID)
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(logDir.toString())
        .addDirectory(logDir.toString());
  }

  private String clusterId() throws IOException {
    Properties meta = new Properties();
    try (Reader reader = Files.newBufferedReader(metaProperties())) {
      meta.load(reader);
    }
    return meta.getProperty("cluster.id");
  }
}
