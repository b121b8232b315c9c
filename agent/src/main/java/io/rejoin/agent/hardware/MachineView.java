package io.rejoin.agent.hardware;

import java.util.List;

/** What can be asked of a machine; any of it may throw, and may take seconds. */
interface MachineView {

  String cpuModel();

  int cpuThreads();

  long memoryBytes();

  List<String> gpus();
}
