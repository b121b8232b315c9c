package io.rejoin.schemas.serde.registry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Clients as production wires them, without the cache and with a pause of the test's own. */
final class TestClients {

  private TestClients() {}

  static String urls(StubRegistry... registries) {
    return Arrays.stream(registries).map(StubRegistry::url).collect(Collectors.joining(","));
  }

  static HttpSchemaRegistryClient http(StubRegistry... registries) {
    return http(Map.of(RegistryConfig.URL, urls(registries)));
  }

  static HttpSchemaRegistryClient http(Map<String, ?> configs) {
    return http(configs, ms -> {});
  }

  static HttpSchemaRegistryClient http(Map<String, ?> configs, Pause pause) {
    RegistrySettings settings = RegistrySettings.of(RegistrySettings.read(configs));
    return new HttpSchemaRegistryClient(
        new Failover(settings, new Random(7), pause), settings.normalize());
  }

  static Map<String, Object> with(Object... namesAndValues) {
    Map<String, Object> configs = new HashMap<>();
    List<Object> pairs = List.of(namesAndValues);
    for (int i = 0; i < pairs.size(); i += 2) {
      configs.put(pairs.get(i).toString(), pairs.get(i + 1));
    }
    return configs;
  }
}
