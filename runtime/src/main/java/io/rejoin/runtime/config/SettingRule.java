package io.rejoin.runtime.config;

import java.time.Duration;
import java.util.Optional;

/** A rule between several settings, looked at when each by itself is right. */
@FunctionalInterface
public interface SettingRule {

  /** "Expected …, but …" with the keys in it, or nothing when the rule holds. */
  Optional<String> problem(Settings settings);

  /** Rule: one time is shorter than another. */
  static SettingRule shorter(Setting<Duration> shorter, Setting<Duration> longer) {
    return settings ->
        settings.get(shorter).compareTo(settings.get(longer)) < 0
            ? Optional.empty()
            : Optional.of(
                "Expected %s to be shorter than %s, but they are %d and %d ms"
                    .formatted(
                        shorter.key(),
                        longer.key(),
                        settings.get(shorter).toMillis(),
                        settings.get(longer).toMillis()));
  }
}
