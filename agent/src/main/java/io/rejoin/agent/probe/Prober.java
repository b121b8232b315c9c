package io.rejoin.agent.probe;

import io.rejoin.agent.core.Wellbeing;
import io.rejoin.agent.work.Worker;
import io.rejoin.schemas.value.Health;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a service again and again, at once for the first time, and tells on its own thread when
 * its health changes.
 */
public final class Prober implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Prober.class);

  private final Probe probe;
  private final ProbeJudge judge;
  private final Consumer<Wellbeing> told;
  private final Worker worker = new Worker("agent-probe");

  /**
   * Begins to look.
   *
   * @throws IllegalArgumentException when the target names no probe
   */
  public Prober(ProbeOptions options, Consumer<Wellbeing> told) {
    this.probe = Probe.of(options.target(), options.timeout());
    this.judge = new ProbeJudge(options.rise(), options.fall());
    this.told = told;
    worker.every(options.interval(), this::look);
  }

  @Override
  public void close() {
    worker.close();
  }

  private void look() {
    try {
      Optional<String> problem = probe.problem();
      if (judge.changesWith(problem.isEmpty())) {
        tell(problem);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Optional<String> problem) {
    problem.ifPresentOrElse(
        why -> LOG.warn("The service beside this agent does not work: {}", why),
        () -> LOG.info("The service beside this agent works"));
    told.accept(problem.map(why -> new Wellbeing(Health.UNHEALTHY, why, -1)).orElse(Wellbeing.UP));
  }
}
