package io.rejoin.bench.measure;

import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.rig.Rig;
import java.util.List;

/** Something that can be measured by itself. */
public interface Measure {

  /** As {@code --only} takes it. */
  String name();

  /**
   * Measures; blocks until the figures are there.
   *
   * @throws Exception when something stood in the way: there are no figures then
   */
  List<Figure> run(Rig rig, Sizes sizes) throws Exception;

  /** All of them, in the order in which they run. */
  static List<Measure> all() {
    return List.of(
        new RegistrationLatency(),
        new RegistrationRate(),
        new HeartbeatRate(),
        new HeapPerNode(),
        new RegistryRestart(),
        new RouteFollowed(),
        new LeaderKilled(),
        new GateTraffic());
  }
}
