package io.rejoin.agent.hardware;

import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.GraphicsCard;
import oshi.hardware.HardwareAbstractionLayer;

/** The machine as OSHI sees it. Nothing is loaded before the first question. */
final class OshiView implements MachineView {

  private HardwareAbstractionLayer layer;

  @Override
  public String cpuModel() {
    return hardware().getProcessor().getProcessorIdentifier().getName().strip();
  }

  @Override
  public int cpuThreads() {
    return hardware().getProcessor().getLogicalProcessorCount();
  }

  @Override
  public long memoryBytes() {
    return hardware().getMemory().getTotal();
  }

  @Override
  public List<String> gpus() {
    return hardware().getGraphicsCards().stream().map(GraphicsCard::getName).toList();
  }

  private HardwareAbstractionLayer hardware() {
    if (layer == null) {
      layer = new SystemInfo().getHardware();
    }
    return layer;
  }
}
