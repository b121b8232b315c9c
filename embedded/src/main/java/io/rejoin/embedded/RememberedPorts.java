package io.rejoin.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports of the last successful start, as a properties file in the data directory, so that
 * clients find what was restarted where it was. What can't be read in it counts as not remembered.
 */
record RememberedPorts(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(RememberedPorts.class);

  /** Ports by name; empty at the first start. */
  Map<String, Integer> load() {
    Map<String, Integer> ports = new TreeMap<>();
    if (Files.exists(file)) {
      Properties lines = read();
      lines.stringPropertyNames().forEach(name -> putPort(ports, name, lines.getProperty(name)));
    }
    return ports;
  }

  private Properties read() {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("Can't read the ports of the last start in {}, taking others", file, e);
    }
    return lines;
  }

  private void putPort(Map<String, Integer> ports, String name, String value) {
    if (Ports.isPort(value)) {
      ports.put(name, Integer.valueOf(value));
    } else {
      LOG.warn("Expected a port from 0 to 65535 for {} in {}, but found {}", name, file, value);
    }
  }

  /** Replaces what is remembered, in one step. */
  void save(Map<String, Integer> ports) {
    Properties lines = new Properties();
    ports.forEach((name, port) -> lines.setProperty(name, port.toString()));
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      try (Writer writer = Files.newBufferedWriter(draft)) {
        lines.store(writer, null);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to remember ports in " + file + ", but " + e, e);
    }
  }
}
