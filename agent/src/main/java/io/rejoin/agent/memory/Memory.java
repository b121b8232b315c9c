package io.rejoin.agent.memory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.rejoin.schemas.value.Capabilities;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an agent remembers of its earlier process.
 *
 * @param incarnation accepted last; null for none
 * @param nodeId given last; null for none
 * @param epoch of that incarnation; 0 for none
 * @param counter highest proof counter that may have been used
 * @param machine as it was detected last; null for never
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Memory(UUID incarnation, UUID nodeId, long epoch, long counter, Machine machine) {

  /** Nothing remembered. */
  public static final Memory NONE = new Memory(null, null, 0, 0, null);

  /** The same after an incarnation was accepted. */
  public Memory standing(UUID nextIncarnation, UUID nextNodeId, long nextEpoch) {
    return new Memory(nextIncarnation, nextNodeId, nextEpoch, counter, machine);
  }

  /** The same with a counter that never falls. */
  public Memory counted(long nextCounter) {
    return new Memory(incarnation, nodeId, epoch, Math.max(counter, nextCounter), machine);
  }

  /** The same on a machine that was detected. */
  public Memory on(Machine nextMachine) {
    return new Memory(incarnation, nodeId, epoch, counter, nextMachine);
  }

  /** A detected machine, without what the settings say of it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Machine(
      @JsonProperty("cpuModel") String cpuModel,
      @JsonProperty("cpuThreads") int cpuThreads,
      @JsonProperty("memoryBytes") long memoryBytes,
      @JsonProperty("gpus") List<String> gpus) {

    public Machine {
      cpuModel = cpuModel == null ? "" : cpuModel;
      gpus = gpus == null ? List.of() : List.copyOf(gpus);
    }

    public static Machine of(Capabilities detected) {
      return new Machine(
          detected.cpuModel(), detected.cpuThreads(), detected.memoryBytes(), detected.gpus());
    }

    public Capabilities capabilities() {
      return new Capabilities(cpuModel, cpuThreads, memoryBytes, gpus, new TreeMap<>());
    }
  }
}
