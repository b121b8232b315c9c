package io.rejoin.standalone.up;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code rejoin up} was asked for.
 *
 * @param data where state lives
 * @param ephemeral whether {@code data} is thrown away at the end
 * @param home where the distribution is: the schema registry among it
 * @param listeners the gate's, as {@code realm=port}
 * @param bootstrapServers of existing brokers; empty starts one
 * @param schemaRegistry URL of an existing schema registry; empty starts one
 * @param settings further settings, known to registry and gate
 */
public record UpPlan(
    Path data,
    boolean ephemeral,
    Path home,
    String host,
    Ports ports,
    List<String> listeners,
    Optional<String> bootstrapServers,
    Optional<String> schemaRegistry,
    Map<String, String> settings) {

  public UpPlan {
    listeners = List.copyOf(listeners);
    settings = Map.copyOf(settings);
  }
}
