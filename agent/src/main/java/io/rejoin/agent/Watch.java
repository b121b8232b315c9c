package io.rejoin.agent;

import io.rejoin.agent.FirstLooks.Look;
import io.rejoin.agent.core.Wellbeing;
import io.rejoin.agent.hardware.Hardware;
import io.rejoin.agent.probe.Prober;
import io.rejoin.agent.reach.Reachability;
import io.rejoin.agent.work.Worker;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks around and tells: at the service, at the cluster IP, and last at the machine, which takes
 * longest. On threads that nobody waits for.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Surroundings surroundings;
  private final Senses senses;
  private final FirstLooks looks;
  private final Worker worker = new Worker("agent-watch");
  private Optional<Prober> prober = Optional.empty();
  private volatile boolean told;
  private boolean unreachable;

  /** Is told what the watch sees, on its threads. */
  interface Senses {

    void moved(List<Endpoint> endpoints);

    void felt(Wellbeing wellbeing);

    void detected(Capabilities machine);
  }

  /**
   * A watch that has not begun.
   *
   * @param looked is run once when cluster IP and service were looked at, so that the first
   *     registration and heartbeat say what is
   */
  Watch(Surroundings surroundings, Senses senses, Runnable looked) {
    this.surroundings = surroundings;
    this.senses = senses;
    this.looks = new FirstLooks(looked);
  }

  /** Begins; to be called once. */
  void begin() {
    surroundings
        .reachability()
        .ifPresentOrElse(this::refreshEver, () -> looks.had(Look.CLUSTER_IP));
    prober = surroundings.probe().map(options -> new Prober(options, this::felt));
    if (prober.isEmpty()) {
      looks.had(Look.SERVICE);
    }
    if (surroundings.hardware()) {
      worker.execute(() -> senses.detected(Hardware.ofThisMachine().detect()));
    }
  }

  /** Waits no longer for a first look, which may hang. */
  void waitNoLonger() {
    looks.goOn();
  }

  /** Tells no more of the cluster IP: the owner tells the endpoints. */
  void leaveEndpointsToOwner() {
    told = true;
    looks.had(Look.CLUSTER_IP);
  }

  @Override
  public void close() {
    prober.ifPresent(Prober::close);
    worker.close();
  }

  private void refreshEver(Reachability reachability) {
    worker.every(surroundings.refresh(), () -> refresh(reachability));
  }

  private void refresh(Reachability reachability) {
    if (told) {
      return;
    }
    Optional<List<Endpoint>> found = reachability.endpoints();
    found.ifPresent(senses::moved);
    if (found.isEmpty() && !unreachable) {
      LOG.warn(
          "Expected a cluster IP that other machines can reach, but this machine has none; set"
              + " cluster.ip or REJOIN_CLUSTER_IP, or bring the network up");
    }
    unreachable = found.isEmpty();
    looks.had(Look.CLUSTER_IP);
  }

  private void felt(Wellbeing wellbeing) {
    senses.felt(wellbeing);
    looks.had(Look.SERVICE);
  }
}
