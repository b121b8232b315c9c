package io.rejoin.agent;

import io.rejoin.agent.core.Wellbeing;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.HttpSettings;
import io.rejoin.runtime.config.Setting;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsTable;
import io.rejoin.runtime.http.HttpOptions;
import io.rejoin.runtime.http.HttpService;
import io.rejoin.runtime.life.ExitCode;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.Program;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.ready.Condition.Verdict;
import io.rejoin.runtime.ready.Conditions;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.value.Health;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The agent as a program: registers, keeps the registration, and ends when it is told to or when
 * the registry ends it, with the exit code of its {@link io.rejoin.agent.core.Ending}.
 */
public final class AgentProgram {

  /** Whether it serves health and metrics. */
  public static final Setting<Boolean> HTTP_SERVE =
      Setting.flag("http.serve", false)
          .doc("Whether the agent serves /health/live, /health/ready and /metrics at http.port.");

  /** All settings of the program. */
  public static final SettingsTable TABLE =
      ClusterSettings.TABLE
          .and(AgentSettings.TABLE)
          .and(HttpSettings.table(0))
          .and(SettingsTable.of("HTTP of an agent", "Off by default.", List.of(HTTP_SERVE)));

  /** More than the agent itself waits, so that a leave is not cut off. */
  private static final Duration STOP_MARGIN = Duration.ofSeconds(8);

  private final Settings settings;
  private final PrintStream out;
  private final TimeSource time;
  private final Meters meters = new Meters("agent");
  private final Conditions conditions;
  private final Program program;
  private NodeAgent agent;

  private AgentProgram(Settings settings, PrintStream out, TimeSource time) {
    this.settings = settings;
    this.out = out;
    this.time = time;
    this.conditions = new Conditions(time.wall());
    this.program = new Program("agent", lifecycle());
  }

  /**
   * Runs an agent until it is over; for whoever has no need to stop it from outside.
   *
   * @param settings read with {@link #TABLE}
   * @param out gets the lines of the registration; should write UTF-8
   */
  public static ExitCode run(Settings settings, PrintStream out) {
    return of(settings, out).run();
  }

  /** An agent that is run, and stopped, by its owner: {@code main} hands it to {@code Exit}. */
  public static Program of(Settings settings, PrintStream out) {
    return new AgentProgram(settings, out, TimeSource.system()).program;
  }

  /** How long stopping may take with these settings. */
  private static Duration stopBudget(Settings settings) {
    return settings.get(AgentSettings.LEAVE).plus(STOP_MARGIN);
  }

  private Lifecycle lifecycle() {
    Lifecycle lifecycle =
        new Lifecycle()
            .add(Part.closing("meters", Duration.ofSeconds(1), meters))
            .add(Part.of("agent", stopBudget(settings), this::startAgent, this::stopAgent));
    return settings.get(HTTP_SERVE) ? lifecycle.add(http()) : lifecycle;
  }

  private void startAgent() {
    Wiring wiring = new Wiring(time, new SecureRandom(), meters.registry());
    AgentOptions options =
        AgentOptions.of(settings, Links.of(settings, wiring, meters.clients()), wiring);
    Clock local = time.wall().withZone(ZoneId.systemDefault());
    agent = NodeAgent.start(options, new ConsoleListener(out, local, this::end));
    conditions.watch("registered", this::registered);
    conditions.watch("in-touch", this::inTouch);
    conditions.watch("service", this::service);
  }

  private void end(Farewell farewell) {
    program.end(farewell.ending().exitCode(), farewell.text());
  }

  private void stopAgent() {
    agent.close();
  }

  private HttpService http() {
    HttpOptions options =
        HttpOptions.of(
            settings.get(HttpSettings.HOST), settings.get(HttpSettings.port(0)), "http.port");
    return new HttpService(options, conditions, meters::scrape);
  }

  private Verdict registered() {
    AgentView view = agent.view();
    return new Verdict(
        view.isRegistered(),
        view.standing()
            .map(standing -> "registered at epoch " + standing.epoch())
            .orElse("Expected a registration that stands, but it is " + view.state()));
  }

  private Verdict inTouch() {
    return agent.view().isIsolated()
        ? Verdict.unmet("Expected a heartbeat acknowledged within the term, but there was none")
        : Verdict.met("heartbeats are acknowledged, or not due yet");
  }

  private Verdict service() {
    Wellbeing wellbeing = agent.view().wellbeing();
    return wellbeing.health() == Health.UP
        ? Verdict.met("nothing is known against it")
        : Verdict.unmet(wellbeing.reason());
  }
}
