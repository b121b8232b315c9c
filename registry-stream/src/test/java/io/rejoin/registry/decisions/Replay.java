package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the control log alone says must have been said. */
final class Replay {

  private final Map<String, Utterance> expected = new HashMap<>();

  Replay(List<LogRecord> control) {
    StageBench bench = new StageBench();
    bench.start(control);
    bench.take(control);
    bench.heard().forEach(said -> expected.put(said.place(), said.withoutTime()));
  }

  /**
   * Every record in every topic is one of these, word for word, be it of a dead instance; and each
   * of these is there, committed.
   */
  void verify(LiveCluster cluster) {
    List<String> missing = new ArrayList<>(expected.keySet());
    for (Output topic : Output.values()) {
      for (Utterance said : cluster.said(topic, false)) {
        assertThat(said).isEqualTo(expected.get(said.place()));
      }
      cluster.said(topic, true).forEach(said -> missing.remove(said.place()));
    }
    assertThat(missing).isEmpty();
  }
}
