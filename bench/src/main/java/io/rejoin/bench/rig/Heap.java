package io.rejoin.bench.rig;

import java.lang.management.ManagementFactory;

/** What this process holds on its heap. */
public final class Heap {

  /** What finalisers and soft ends let go in one collection, the next one takes. */
  private static final int COLLECTIONS = 4;

  private Heap() {}

  /** Bytes that are still there after full collections; stops every thread while it looks. */
  public static long liveBytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }
}
