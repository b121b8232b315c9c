package io.rejoin.schemas.value;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node offers.
 *
 * @param cpuModel as the machine names it; empty when unknown
 * @param cpuThreads logical processors; 0 when unknown
 * @param memoryBytes physical memory; 0 when unknown
 * @param gpus names of graphics processors, in the machine's order
 * @param labels free pairs for schedulers
 */
public record Capabilities(
    String cpuModel,
    int cpuThreads,
    long memoryBytes,
    List<String> gpus,
    SortedMap<String, String> labels) {

  /** Nothing known. */
  public static final Capabilities NONE = new Capabilities("", 0, 0, List.of(), new TreeMap<>());

  public Capabilities {
    gpus = List.copyOf(gpus);
    labels = Sorted.copyOf(labels);
  }

  /** These capabilities with other labels. */
  public Capabilities labelled(Map<String, String> newLabels) {
    return new Capabilities(cpuModel, cpuThreads, memoryBytes, gpus, new TreeMap<>(newLabels));
  }
}
