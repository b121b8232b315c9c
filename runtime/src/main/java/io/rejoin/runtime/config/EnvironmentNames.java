package io.rejoin.runtime.config;

import java.util.Locale;
import java.util.Optional;

/**
 * Environment variables as settings.
 *
 * <p>A key of ours is found by its name. A key of Kafka's clients is spelt back: {@code _} is a
 * dot, {@code __} an underscore, {@code ___} a dash, as in Confluent's container images.
 */
final class EnvironmentNames {

  static final String PREFIX = "REJOIN_";

  private EnvironmentNames() {}

  static String of(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The pass-through key that a variable spells, if it is one. */
  static Optional<String> passThroughKey(String variable) {
    String spelt =
        variable
            .substring(PREFIX.length())
            .toLowerCase(Locale.ROOT)
            .replace("___", "-")
            .replace("__", "\0")
            .replace('_', '.')
            .replace('\0', '_');
    return Optional.of(spelt).filter(PassThrough::covers);
  }
}
