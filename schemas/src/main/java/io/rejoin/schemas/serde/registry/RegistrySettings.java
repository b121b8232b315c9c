package io.rejoin.schemas.serde.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of {@link RegistryConfig}, read and checked.
 *
 * @param endpoints at least one, in the order in which they are asked at first
 * @param headers sent with every request
 * @param normalize whether the registry is to normalise schemas
 */
record RegistrySettings(
    List<RegistryEndpoint> endpoints,
    Map<String, String> headers,
    Duration connectTimeout,
    Duration readTimeout,
    RetryPolicy retries,
    boolean normalize) {

  private static final ConfigDef TABLE = RegistryConfig.addTo(new ConfigDef());

  /** Reads what belongs to the registry out of a client's settings. */
  static AbstractConfig read(Map<String, ?> configs) {
    return new AbstractConfig(TABLE, configs, false);
  }

  static RegistrySettings of(AbstractConfig config) {
    return new RegistrySettings(
        endpoints(config),
        headers(config),
        Duration.ofMillis(config.getInt(RegistryConfig.CONNECT_TIMEOUT_MS)),
        Duration.ofMillis(config.getInt(RegistryConfig.READ_TIMEOUT_MS)),
        new RetryPolicy(
            config.getInt(RegistryConfig.MAX_RETRIES),
            config.getInt(RegistryConfig.RETRIES_WAIT_MS),
            config.getInt(RegistryConfig.RETRIES_MAX_WAIT_MS)),
        config.getBoolean(RegistryConfig.NORMALIZE));
  }

  private static List<RegistryEndpoint> endpoints(AbstractConfig config) {
    Optional<String> common = Credentials.common(config);
    List<RegistryEndpoint> endpoints =
        config.getList(RegistryConfig.URL).stream()
            .map(url -> RegistryEndpoint.parse(url, common))
            .toList();
    if (endpoints.isEmpty()) {
      throw new ConfigException(
          ("Expected %s to name a schema registry, but it is empty."
                  + " Set it to its base URL, such as http://localhost:8081.")
              .formatted(RegistryConfig.URL));
    }
    return endpoints;
  }

  private static Map<String, String> headers(AbstractConfig config) {
    Map<String, String> headers = new TreeMap<>();
    config
        .originalsWithPrefix(RegistryConfig.HEADER_PREFIX)
        .forEach((name, value) -> headers.put(name, String.valueOf(value)));
    return headers;
  }
}
