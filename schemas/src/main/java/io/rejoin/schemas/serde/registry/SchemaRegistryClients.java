package io.rejoin.schemas.serde.registry;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Puts a client together from the settings of {@link RegistryConfig}. */
public final class SchemaRegistryClients {

  private static final String MOCK = "mock://";

  private SchemaRegistryClients() {}

  /**
   * A client that may be shared by everything in the process: the more share it, the fewer
   * requests.
   *
   * @param configs may hold any other settings too
   * @throws ConfigException if a setting is missing or wrong
   */
  public static SchemaRegistryClient create(Map<String, ?> configs) {
    AbstractConfig config = RegistrySettings.read(configs);
    return new CachingSchemaRegistryClient(
        uncached(config),
        config.getInt(RegistryConfig.MAX_SCHEMAS),
        config.getLong(RegistryConfig.LATEST_TTL_SEC),
        System::nanoTime);
  }

  private static SchemaRegistryClient uncached(AbstractConfig config) {
    List<String> urls = config.getList(RegistryConfig.URL);
    return urls.stream().anyMatch(url -> url.startsWith(MOCK)) ? mock(urls) : http(config);
  }

  private static SchemaRegistryClient mock(List<String> urls) {
    if (urls.size() > 1) {
      throw new ConfigException(
          "Expected %s to be one mock:// URL or several http:// ones, but it has %d and a mock."
              .formatted(RegistryConfig.URL, urls.size()));
    }
    return MockSchemaRegistryClient.ofScope(urls.get(0).substring(MOCK.length()));
  }

  private static SchemaRegistryClient http(AbstractConfig config) {
    RegistrySettings settings = RegistrySettings.of(config);
    Failover registry = new Failover(settings, new Random(), Thread::sleep);
    return new HttpSchemaRegistryClient(registry, settings.normalize());
  }
}
