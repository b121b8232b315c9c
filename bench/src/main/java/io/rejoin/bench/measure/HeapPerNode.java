package io.rejoin.bench.measure;

import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.Heap;
import io.rejoin.bench.rig.Load;
import io.rejoin.bench.rig.Nodes;
import io.rejoin.bench.rig.NodesImage;
import io.rejoin.bench.rig.Registry;
import io.rejoin.bench.rig.Rig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Live heap that a node costs an instance. The read image that every instance has is apart: a
 * second one is opened beside the registry, and what it holds is taken off the whole.
 */
final class HeapPerNode implements Measure {

  private static final String NAME = "heap-per-node";
  private static final Aim STAGES = Aim.atMost(1_000);

  /** So that clients and classes are there before the first look. */
  private static final int WARMING = 1_000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (int count : sizes.heapNodes()) {
      figures.addAll(figures(rig, count));
    }
    return figures;
  }

  private static List<Figure> figures(Rig rig, int count) throws Exception {
    try (Cluster cluster = rig.cluster();
        Registry registry = Registry.start(cluster.settings())) {
      Nodes nodes = new Nodes(cluster, Optional.empty(), Clock.systemUTC());
      Load.gently(cluster, nodes, Load.addresses("warming", WARMING));
      long beforeBytes = Heap.liveBytes();
      long valueBytes = Load.gently(cluster, nodes, Load.addresses("held", count));
      long heldBytes = Heap.liveBytes();
      long imageBytes = imageBytes(cluster, heldBytes) * count / (count + WARMING);
      registry.requireReady();
      return figures(count, valueBytes / count, heldBytes - beforeBytes, imageBytes);
    }
  }

  private static long imageBytes(Cluster cluster, long heldBytes) throws Exception {
    try (NodesImage image = NodesImage.open(cluster)) {
      return image.bytesAbove(heldBytes);
    }
  }

  private static List<Figure> figures(int count, long record, long wholeBytes, long imageBytes) {
    String of = "%d nodes with records of %d B: ".formatted(count, record);
    return List.of(
        figure(of + "stages without read image", (wholeBytes - imageBytes) / (double) count)
            .aiming(STAGES),
        figure(of + "read image", imageBytes / (double) count),
        figure(of + "whole instance", wholeBytes / (double) count));
  }

  private static Figure figure(String what, double bytes) {
    return Figure.of(NAME, what, "size", bytes, "B/node");
  }
}
