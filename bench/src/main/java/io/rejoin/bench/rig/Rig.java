package io.rejoin.bench.rig;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where measures set up their clusters.
 *
 * @param directory for what brokers and registries keep; must exist
 * @param schemaRegistry URL; {@code mock://NAME} for one inside each process
 */
public record Rig(Path directory, String schemaRegistry) {

  /** A cluster with the embedded broker's settings and nothing special about its registry. */
  public Cluster cluster() {
    return cluster(Map.of(), Map.of());
  }

  /**
   * A new cluster.
   *
   * @param broker overrides of the embedded broker's settings, by Kafka's names
   * @param registry settings of the registry over those that the measures share
   */
  public Cluster cluster(Map<String, String> broker, Map<String, String> registry) {
    return Cluster.start(this, broker, registry);
  }
}
