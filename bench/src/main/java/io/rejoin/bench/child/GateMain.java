package io.rejoin.bench.child;

import io.rejoin.bench.rig.Cluster;
import io.rejoin.gate.Gate;
import io.rejoin.gate.GateSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The main class of a gate that is a child. */
public final class GateMain {

  private GateMain() {}

  /**
   * Runs a gate until the process is told to end.
   *
   * @param args the file to write the listener's port to when the realm is served, then the file
   *     with its settings
   * @throws IOException when a file can't be read or written
   */
  public static void main(String[] args) throws IOException {
    Gate gate = new Gate(Hosted.settings(GateSettings.TABLE, args[1]), Hosted::end);
    Hosted.run(
        gate.parts(),
        Path.of(args[0]),
        () ->
            gate.listening(Cluster.REALM)
                .filter(where -> gate.isServed(Cluster.REALM))
                .map(where -> String.valueOf(where.getPort())));
  }
}
