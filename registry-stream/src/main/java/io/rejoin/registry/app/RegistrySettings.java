package io.rejoin.registry.app;

import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.HttpSettings;
import io.rejoin.runtime.config.Setting;
import io.rejoin.runtime.config.SettingsTable;
import java.util.List;

/** All settings of a registry instance. */
public final class RegistrySettings {

  /** Port of the door, 0 for a free one. */
  public static final Setting<Integer> PORT = HttpSettings.port(8080);

  /** Threads of intake. */
  public static final Setting<Integer> INTAKE_THREADS =
      Setting.number("intake.threads", 1)
          .between(1, 4)
          .minor()
          .doc("Threads that decode and verify inputs; more than 4 would have nothing to do.");

  /** Threads of liveness. */
  public static final Setting<Integer> LIVENESS_THREADS =
      Setting.number("liveness.threads", 1)
          .between(1, 8)
          .minor()
          .doc("Threads that take heartbeats; more than 8 would have nothing to do.");

  /** Replicas of the topics. */
  public static final Setting<Integer> REPLICATION =
      Setting.number("topic.replication", 3)
          .between(1, 9)
          .doc("Replicas that each topic must have at least; 1 for a single broker.");

  /** All of them. */
  public static final SettingsTable TABLE =
      ClusterSettings.TABLE
          .and(HttpSettings.table(8080))
          .and(
              SettingsTable.of(
                  "Registry",
                  "How an instance works.",
                  List.of(INTAKE_THREADS, LIVENESS_THREADS, REPLICATION)))
          .and(RulesSettings.TABLE);

  private RegistrySettings() {}
}
