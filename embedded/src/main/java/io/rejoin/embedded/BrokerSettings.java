package io.rejoin.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Puts together a broker's settings, by Kafka's names: fixed ones, overrides, addresses. */
final class BrokerSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "PLAINTEXT";

  private BrokerSettings() {}

  /**
   * All settings for one start.
   *
   * @param logDir the one directory for records and metadata; handed over as a list, so that a
   *     comma in its path is no separator
   */
  static Map<String, Object> of(
      HostPort client, HostPort controller, Path logDir, Map<String, String> overrides) {
    String clients = CLIENT_LISTENER + "://" + client;
    Map<String, Object> settings = fixed();
    settings.put("advertised.listeners", clients);
    settings.putAll(overrides);
    settings.put("listeners", clients + "," + CONTROLLER_LISTENER + "://" + controller);
    settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
    settings.put("log.dirs", List.of(logDir.toString()));
    return settings;
  }

  private static Map<String, Object> fixed() {
    Properties lines = new Properties();
    try (InputStream source = BrokerSettings.class.getResourceAsStream("broker.properties")) {
      lines.load(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> settings = new TreeMap<>();
    lines.forEach((name, value) -> settings.put((String) name, value));
    return settings;
  }
}
