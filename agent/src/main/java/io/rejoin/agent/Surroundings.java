package io.rejoin.agent;

import io.rejoin.agent.probe.ProbeOptions;
import io.rejoin.agent.reach.Reachability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an agent looks at around it.
 *
 * @param reachability where the node's services are; empty when the owner tells
 * @param refresh how often that is looked up again
 * @param probe of the service beside it; empty for none
 * @param hardware whether to find out what machine this is
 * @param dataDir where it keeps what it remembers; empty to remember nothing
 */
public record Surroundings(
    Optional<Reachability> reachability,
    Duration refresh,
    Optional<ProbeOptions> probe,
    boolean hardware,
    Optional<Path> dataDir) {

  /** Looks at nothing. */
  public static final Surroundings NONE =
      new Surroundings(
          Optional.empty(), Duration.ofSeconds(10), Optional.empty(), false, Optional.empty());
}
