package io.rejoin.schemas.input;

/**
 * The first record of a control log, written by the tool that makes the topic.
 *
 * @param cluster the cluster's name: part of every node id
 * @param base added to offsets to give revisions; above all revisions known
 */
public record LogStarted(String cluster, long base) implements ControlInput {

  @Override
  public Kind kind() {
    return Kind.LOG_STARTED;
  }
}
