package io.rejoin.agent.hardware;

import com.sun.management.OperatingSystemMXBean;
import io.rejoin.schemas.value.Capabilities;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects processor, memory and graphics processors. What can't be found out stays unknown, with a
 * line in the log: a machine without a readable bus is no reason not to register.
 */
public final class Hardware {

  private static final Logger LOG = LoggerFactory.getLogger(Hardware.class);

  private final MachineView machine;
  private final Runtime process;

  /** What Java knows without looking: processors and memory that this process may use. */
  public static Capabilities atOnce() {
    long memoryBytes =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    int threads = Runtime.getRuntime().availableProcessors();
    return new Capabilities("", threads, memoryBytes, List.of(), new TreeMap<>());
  }

  /** The machine that this process runs on. */
  public static Hardware ofThisMachine() {
    return new Hardware(new OshiView(), Runtime.getRuntime());
  }

  Hardware(MachineView machine, Runtime process) {
    this.machine = machine;
    this.process = process;
  }

  /**
   * What the machine offers to this process; a container's limit on processors counts. Without
   * labels.
   */
  public Capabilities detect() {
    int threads = find("processors", machine::cpuThreads, 0);
    return new Capabilities(
        find("the processor's name", machine::cpuModel, ""),
        threads == 0
            ? process.availableProcessors()
            : Math.min(threads, process.availableProcessors()),
        find("the memory", machine::memoryBytes, 0L),
        find("graphics processors", machine::gpus, List.of()),
        new TreeMap<>());
  }

  /** Native libraries that can't be loaded are errors, not exceptions. */
  private static <T> T find(String what, Supplier<T> look, T unknown) {
    try {
      return look.get();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "Expected to find out {} of this machine, but {}; it is left out", what, e.toString());
      return unknown;
    }
  }
}
