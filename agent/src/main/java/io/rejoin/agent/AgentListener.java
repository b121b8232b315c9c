package io.rejoin.agent;

import io.rejoin.agent.core.Effects.Level;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Loss;
import io.rejoin.agent.core.Standing;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the owner of an agent may want to know. Told on the agent's thread, in order; must return at
 * once, since heartbeats wait.
 */
public interface AgentListener {

  /** Does nothing but log. */
  AgentListener LOGGING = new AgentListener() {};

  /** The registration was read back: the node serves at this epoch now. */
  default void registered(Standing standing) {}

  /**
   * The incarnation is over. Sessions, connections, registrations and jobs that it holds must be
   * dropped; the agent registers again by itself unless {@link #ended} follows.
   */
  default void lost(Loss loss) {}

  /**
   * The agent is out of touch with the registry, or in touch again.
   *
   * @param fenced whether everything is to be closed while it is out of touch
   */
  default void isolated(boolean isolated, boolean fenced) {}

  /** The node has another job, or none. */
  default void job(Optional<String> job) {}

  /** It is over for good; nothing is told after this. */
  default void ended(Ending ending, String text) {}

  /** A line for people; goes to the log unless overridden. */
  default void announced(Level level, String line) {
    Logger log = LoggerFactory.getLogger(NodeAgent.class);
    switch (level) {
      case INFO -> log.info(line);
      case WARN -> log.warn(line);
      case ERROR -> log.error(line);
    }
  }
}
