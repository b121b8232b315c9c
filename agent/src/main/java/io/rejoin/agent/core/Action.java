package io.rejoin.agent.core;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;

/** What the machine wants done, as data. */
public sealed interface Action {

  /** Does it to the world that is handed in. */
  void on(Effects effects);

  /** A registration, or a leave, to be sent. */
  record SendRegistration(Registration registration) implements Action {
    @Override
    public void on(Effects effects) {
      effects.send(registration);
    }
  }

  record SendHeartbeat(Heartbeat heartbeat) implements Action {
    @Override
    public void on(Effects effects) {
      effects.send(heartbeat);
    }
  }

  record SendClusterIp(ClusterIpReport report) implements Action {
    @Override
    public void on(Effects effects) {
      effects.send(report);
    }
  }

  record Announce(Effects.Level level, String line) implements Action {
    @Override
    public void on(Effects effects) {
      effects.announce(level, line);
    }
  }

  record Join(Standing standing) implements Action {
    @Override
    public void on(Effects effects) {
      effects.registered(standing);
    }
  }

  record DropAll(Loss loss) implements Action {
    @Override
    public void on(Effects effects) {
      effects.lost(loss);
    }
  }

  /**
   * The agent is out of touch with the registry, or in touch again.
   *
   * @param fenced whether everything is to be closed meanwhile
   */
  record Isolate(boolean isolated, boolean fenced) implements Action {
    @Override
    public void on(Effects effects) {
      effects.isolated(isolated, fenced);
    }
  }

  /**
   * The node has another job.
   *
   * @param job null for none
   */
  record HoldJob(String job) implements Action {
    @Override
    public void on(Effects effects) {
      effects.job(job);
    }
  }

  record End(Ending ending, String text) implements Action {
    @Override
    public void on(Effects effects) {
      effects.ended(ending, text);
    }
  }
}
