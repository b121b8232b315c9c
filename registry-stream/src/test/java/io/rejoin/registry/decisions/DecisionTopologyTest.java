package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names that an upgrade must keep: changelogs and groups are called after them. */
final class DecisionTopologyTest {

  @Test
  void shouldKeepItsNames() {
    String described =
        DecisionTopology.build(Fixtures.stage(NoTopics::new)).describe().toString().stripTrailing();

    assertThat(described)
        .isEqualTo(
            """
            Topologies:
               Sub-topology: 0
                Source: control (topics: [test.control])
                  --> decide
                Processor: decide (stores: [state, position])
                  --> assignments, audit, cluster-ips, dead-letters, kicks, leaders, nodes, registrations, results, routes
                  <-- control
                Sink: assignments (topic: test.assignments)
                  <-- decide
                Sink: audit (topic: test.audit)
                  <-- decide
                Sink: cluster-ips (topic: test.cluster-ips)
                  <-- decide
                Sink: dead-letters (topic: test.dead-letters)
                  <-- decide
                Sink: kicks (topic: test.kicks)
                  <-- decide
                Sink: leaders (topic: test.leaders)
                  <-- decide
                Sink: nodes (topic: test.nodes)
                  <-- decide
                Sink: registrations (topic: test.registrations)
                  <-- decide
                Sink: results (topic: test.results)
                  <-- decide
                Sink: routes (topic: test.routes)
                  <-- decide""");
  }
}
