package io.rejoin.schemas.serde.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Turns the settings about authentication into the value of an Authorization header. */
final class Credentials {

  private Credentials() {}

  /** What every URL is sent, or nothing if each URL brings its own. */
  static Optional<String> common(AbstractConfig config) {
    boolean bearer = config.getString(RegistryConfig.BEARER_SOURCE) != null;
    boolean userInfo = "USER_INFO".equals(config.getString(RegistryConfig.BASIC_SOURCE));
    if (bearer && userInfo) {
      throw new ConfigException(
          "Expected one way of authentication, but both %s and %s=USER_INFO are set. Remove one."
              .formatted(RegistryConfig.BEARER_SOURCE, RegistryConfig.BASIC_SOURCE));
    }
    if (bearer) {
      return Optional.of("Bearer " + required(config, RegistryConfig.BEARER_TOKEN));
    }
    return userInfo
        ? Optional.of(basic(required(config, RegistryConfig.BASIC_USER_INFO)))
        : Optional.empty();
  }

  static String basic(String userAndPassword) {
    return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
  }

  private static String required(AbstractConfig config, String name) {
    Password secret = config.getPassword(name);
    if (secret == null) {
      throw new ConfigException(
          "Expected %s to be set, but it is not, although the credentials source asks for it."
              .formatted(name));
    }
    return secret.value();
  }
}
