package io.rejoin.registry.app;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.Setting;
import io.rejoin.runtime.config.SettingRule;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsTable;
import io.rejoin.schemas.input.Rules;
import java.time.Duration;
import java.util.List;

/**
 * The settings that decisions read. They come into force by a record in the control log, not by a
 * start: {@link RulesPublisher} writes it when they differ from the rules in force.
 */
public final class RulesSettings {

  private static final long DAY_MS = 24L * 60 * 60 * 1_000;

  /** Whether this instance may change the rules in force. */
  public static final Setting<Boolean> APPLY =
      Setting.flag("rules.apply", true)
          .doc(
              "Whether a start brings these rules into force where they differ. With false the instance goes by whatever rules"
                  + " are in force.");

  /** Silence that makes a node suspect. */
  public static final Setting<Duration> SUSPECT_AFTER =
      Setting.millis("suspect.after.ms", Duration.ofMillis(Rules.DEFAULT.suspectAfterMs()))
          .between(100, DAY_MS)
          .important()
          .doc("Silence by log clock after which a node is SUSPECT: no new work goes there.");

  /** Silence that expires it. */
  public static final Setting<Duration> TERM =
      Setting.millis("term.ms", Duration.ofMillis(Rules.DEFAULT.termMs()))
          .between(200, DAY_MS)
          .important()
          .doc("The lease that a heartbeat buys: silence after which a node is EXPIRED.");

  /** Interval of the log's clock. */
  public static final Setting<Duration> TICK =
      Setting.millis("control.tick.ms", Duration.ofMillis(Rules.DEFAULT.tickMs()))
          .between(100, 60_000)
          .minor()
          .doc(
              "Interval of the control log's ticks; its clock moves by at most two of them at once.");

  /** Loopback endpoints. */
  public static final Setting<Boolean> LOOPBACK_ALLOWED =
      Setting.flag("loopback.allowed", false)
          .doc(
              "Whether loopback and unspecified endpoints are accepted: on one machine only. Elsewhere such an endpoint is a"
                  + " mistake that would send clients to themselves.");

  /** Corroboration. */
  public static final Setting<Integer> REPORTERS =
      Setting.number("reporters.needed", Rules.DEFAULT.reportersNeeded())
          .between(1, 100)
          .doc(
              "Watchers that must report a backend before it is SUSPECT, or all there are, if fewer.");

  /** Duels. */
  public static final Setting<Integer> DUEL_TAKEOVERS =
      Setting.number("duel.takeovers", Rules.DEFAULT.duelTakeovers())
          .between(2, 100)
          .doc(
              "Takeovers within duel.window.ms, by an origin that comes back, that freeze an address.");

  /** How far back. */
  public static final Setting<Duration> DUEL_WINDOW =
      Setting.millis("duel.window.ms", Duration.ofMillis(Rules.DEFAULT.duelWindowMs()))
          .between(1_000, DAY_MS)
          .doc("See duel.takeovers; also how long such a freeze lasts after the last challenge.");

  /** Forgetting. */
  public static final Setting<Duration> REMOVAL_AFTER =
      Setting.millis("removal.after.ms", Duration.ofMillis(Rules.DEFAULT.removalAfterMs()))
          .between(1_000, 3_650 * DAY_MS)
          .doc("Log clock since expiry or leave after which a node is removed, its id with it.");

  /** The size of a realm. */
  public static final Setting<Integer> ROUTERS_PER_REALM =
      Setting.number("routers.per.realm", Rules.DEFAULT.routersPerRealm())
          .between(1, 256)
          .doc(
              "Routers that a realm can have; the next is refused. All its routes are one record.");

  /** Fewer than this are never withheld. */
  public static final Setting<Integer> BREAKER_MIN =
      Setting.number("breaker.min.silent", Rules.Breaker.DEFAULT.minSilent())
          .between(1, 1_000_000)
          .doc("Silent nodes at once below which expiries are never withheld.");

  /** Mass silence. */
  public static final Setting<Integer> BREAKER_CLOSE =
      Setting.number("breaker.close.percent", Rules.Breaker.DEFAULT.closePercent())
          .between(1, 100)
          .doc("Share of the live nodes silent at which expiries begin to be withheld.");

  /** The way out. */
  public static final Setting<Integer> BREAKER_OPEN =
      Setting.number("breaker.open.percent", Rules.Breaker.DEFAULT.openPercent())
          .between(0, 100)
          .doc("Share below which they are let go again; lower than breaker.close.percent.");

  /** The ration. */
  public static final Setting<Integer> BREAKER_RATE =
      Setting.number("breaker.expiries.per.second", Rules.Breaker.DEFAULT.expiriesPerSecond())
          .between(1, 100)
          .doc("Expiries let through while others are withheld.");

  /** The longest hold. */
  public static final Setting<Duration> BREAKER_HOLD =
      Setting.millis("breaker.max.hold.ms", Duration.ofMillis(Rules.Breaker.DEFAULT.maxHoldMs()))
          .between(1_000, DAY_MS)
          .doc(
              "Log clock after which the ration is raised tenfold, so nothing is withheld for ever.");

  /** All of them, checked against each other. */
  public static final SettingsTable TABLE =
      SettingsTable.of(
              "Rules",
              "What decisions go by. In force from their record in the control log on, for every instance.",
              List.of(
                  APPLY,
                  SUSPECT_AFTER,
                  TERM,
                  TICK,
                  LOOPBACK_ALLOWED,
                  REPORTERS,
                  DUEL_TAKEOVERS,
                  DUEL_WINDOW,
                  REMOVAL_AFTER,
                  ROUTERS_PER_REALM,
                  BREAKER_MIN,
                  BREAKER_CLOSE,
                  BREAKER_OPEN,
                  BREAKER_RATE,
                  BREAKER_HOLD))
          .checking(SettingRule.shorter(SUSPECT_AFTER, TERM));

  private RulesSettings() {}

  /** These settings as rules of a version. */
  static Rules rules(Settings settings, int version) {
    return new Rules(
        version,
        Rules.LEVEL,
        settings.get(SUSPECT_AFTER).toMillis(),
        settings.get(TERM).toMillis(),
        settings.get(TICK).toMillis(),
        settings.get(LOOPBACK_ALLOWED),
        !settings.get(ClusterSettings.PROOF_LEVEL).equals("none"),
        settings.get(REPORTERS),
        settings.get(DUEL_TAKEOVERS),
        settings.get(DUEL_WINDOW).toMillis(),
        settings.get(REMOVAL_AFTER).toMillis(),
        settings.get(ROUTERS_PER_REALM),
        new Rules.Breaker(
            settings.get(BREAKER_MIN),
            settings.get(BREAKER_CLOSE),
            settings.get(BREAKER_OPEN),
            settings.get(BREAKER_RATE),
            settings.get(BREAKER_HOLD).toMillis()));
  }
}
