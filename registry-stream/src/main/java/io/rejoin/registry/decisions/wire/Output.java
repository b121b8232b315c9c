package io.rejoin.registry.decisions.wire;

import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.util.List;

/** Where the decision stage writes. */
public enum Output {
  NODES("nodes", "Node"),
  LEADERS("leaders", "Leader"),
  ROUTES("routes", "Routes"),
  RESULTS("results", "Result"),
  KICKS("kicks", "Kick"),
  AUDIT("audit", "Audit"),
  DEAD_LETTERS("dead-letters", ""),
  /** Tombstones of removed nodes in the inputs, so that nothing comes back from them. */
  REGISTRATIONS("registrations", "Registration"),
  CLUSTER_IPS("cluster-ips", "ClusterIpReport"),
  ASSIGNMENTS("assignments", "Assignment");

  /** The topics that the state stands in: whole records and marks. */
  public static final List<Output> STATE = List.of(NODES, LEADERS, ROUTES);

  /** The inputs that a removed node's own records stand in. */
  public static final List<Output> INPUTS = List.of(REGISTRATIONS, CLUSTER_IPS, ASSIGNMENTS);

  private final String sink;
  private final String type;

  Output(String sink, String type) {
    this.sink = sink;
    this.type = type;
  }

  /** Name of the sink in the topology: the topic's, without prefix. */
  public String sink() {
    return sink;
  }

  /** What the header {@code rejoin-type} says on its records; empty for dead letters. */
  public String type() {
    return type;
  }

  /** Full name of the topic. */
  public String topic(Topics topics) {
    return topics.prefix() + sink;
  }

  /** The most bytes that a record may have, key and headers included. */
  int maxRecordBytes() {
    Topics plain = Topics.withPrefix("");
    return plain.spec(topic(plain)).map(TopicSpec::maxRecordBytes).orElseThrow();
  }
}
