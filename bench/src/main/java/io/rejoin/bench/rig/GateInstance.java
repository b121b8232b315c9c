package io.rejoin.bench.rig;

import io.rejoin.gate.Gate;
import io.rejoin.gate.GateSettings;
import io.rejoin.runtime.config.SettingsSources;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/** A gate of the measures' realm in this process, as its program puts it together. */
public final class GateInstance implements AutoCloseable {

  private static final Duration SERVED = Duration.ofMinutes(1);

  private final Parts parts = new Parts();
  private final Gate gate;

  private GateInstance(Cluster cluster, Map<String, String> own) {
    Map<String, String> settings = cluster.gateSettings(own);
    this.gate =
        new Gate(GateSettings.TABLE.read(SettingsSources.commandLine(settings)), parts::failed);
  }

  /** Starts it; its realm need not be served yet. */
  public static GateInstance start(Cluster cluster, Map<String, String> own) {
    GateInstance instance = new GateInstance(cluster, own);
    instance.parts.start(instance.gate.parts());
    return instance;
  }

  /** Returns when clients of the realm are let through. */
  public GateInstance awaitServed() {
    Await.until("a gate that serves its realm", this::isServed, SERVED, () -> "none");
    return this;
  }

  private boolean isServed() {
    parts.requireSound();
    return gate.isServed(Cluster.REALM) && gate.listening(Cluster.REALM).isPresent();
  }

  /** Where its clients come in, once it is served. */
  public InetSocketAddress where() {
    return gate.listening(Cluster.REALM).orElseThrow();
  }

  /** The revision of the routes that it goes by; negative before the first. */
  public long revision() {
    return gate.revision(Cluster.REALM);
  }

  @Override
  public void close() {
    parts.close();
  }
}
