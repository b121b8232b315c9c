package io.rejoin.registry.simulation;

import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cluster as whoever reads the bytes in the topics sees it, each record as it is first said.
 */
final class RegistryState {

  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, Leader> leaders = new TreeMap<>();
  private final Map<String, Routes> routes = new TreeMap<>();
  private final Map<String, Long> fenced = new HashMap<>();

  Map<String, Node> nodes() {
    return nodes;
  }

  Map<String, Leader> leaders() {
    return leaders;
  }

  Map<String, Routes> routes() {
    return routes;
  }

  /** The highest epoch of an address that was kicked; negative before the first. */
  long fenced(String address) {
    return fenced.getOrDefault(address, -1L);
  }

  void apply(List<Verdicts.Said> said) {
    for (Verdicts.Said one : said) {
      String key = one.entry().name();
      byte[] value = one.entry().value();
      if (one.to() == Output.NODES && value == null) {
        nodes.remove(key);
      } else if (one.to() == Output.NODES) {
        nodes.put(key, Wire.CODECS.node().read(value));
      } else if (one.to() == Output.LEADERS && value != null) {
        leaders.put(key, Wire.CODECS.leader().read(value));
      } else if (one.to() == Output.ROUTES && value != null) {
        routes.put(key, Wire.CODECS.routes().read(value));
      } else if (one.to() == Output.KICKS) {
        fenced.merge(key, Wire.CODECS.kick().read(value).epoch(), Math::max);
      }
    }
  }

  static List<Kick> kicks(List<Verdicts.Said> said) {
    return said.stream()
        .filter(one -> one.to() == Output.KICKS)
        .map(one -> Wire.CODECS.kick().read(one.entry().value()))
        .toList();
  }

  static List<Result> results(List<Verdicts.Said> said) {
    return said.stream()
        .filter(one -> one.to() == Output.RESULTS)
        .map(one -> Wire.CODECS.result().read(one.entry().value()))
        .toList();
  }
}
