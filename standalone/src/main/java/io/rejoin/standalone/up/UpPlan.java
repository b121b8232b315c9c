package io.rejoin.standalone.up;

import io.rejoin.standalone.up.PortRefusedException.Asked;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code rejoin up} was asked for.
 *
 * @param data where state lives
 * @param ephemeral whether {@code data} is thrown away at the end
 * @param home where the distribution is: the schema registry among it
 * @param host name or IP that everything listens on
 * @param listeners ports of the gate by realm, shown in this order; 0 picks a free one
 * @param bootstrapServers of existing brokers; empty starts one
 * @param schemaRegistry URL of an existing schema registry; empty starts one
 * @param settings further settings, known to registry or gate
 */
public record UpPlan(
    Path data,
    boolean ephemeral,
    Path home,
    String host,
    Ports ports,
    Map<String, Integer> listeners,
    Optional<String> bootstrapServers,
    Optional<String> schemaRegistry,
    Map<String, String> settings) {

  public UpPlan {
    listeners = Collections.unmodifiableMap(new LinkedHashMap<>(listeners));
    settings = Map.copyOf(settings);
  }

  /** A cluster that leaves nothing: free ports on the loopback interface, its data thrown away. */
  public static UpPlan ephemeral(Path data, Path home, String realm) {
    return new UpPlan(
        data,
        true,
        home,
        "127.0.0.1",
        Ports.FREE,
        Map.of(realm, 0),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** The same with other settings. */
  public UpPlan withSettings(Map<String, String> other) {
    return new UpPlan(
        data, ephemeral, home, host, ports, listeners, bootstrapServers, schemaRegistry, other);
  }

  /** What the setting {@code gate.listeners} wants. */
  String gateListeners() {
    return listeners.entrySet().stream()
        .map(listener -> listener.getKey() + "=" + listener.getValue())
        .collect(Collectors.joining(","));
  }

  /** The ports asked for by number of what starts after Kafka and the schema registry. */
  List<Asked> lateListeners() {
    List<Asked> asked = new ArrayList<>();
    asked.add(new Asked("registry", host, ports.door(), "--http-port"));
    asked.add(new Asked("gate's health page", host, ports.gateHttp(), "--gate-http-port"));
    listeners.forEach(
        (realm, port) ->
            asked.add(new Asked("gate of realm " + realm, host, port, "--listen " + realm + "=…")));
    asked.removeIf(one -> one.port() == 0);
    return asked;
  }

  URI url(int port) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://%s:%d".formatted(name, port));
  }
}
