package io.rejoin.schemas.serde.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * One instance of a schema registry.
 *
 * @param base where its API begins, without credentials and without a slash at the end
 * @param authorization value of the Authorization header, if any; never printed
 */
record RegistryEndpoint(URI base, Optional<String> authorization) {

  /**
   * Reads one URL of {@code schema.registry.url}.
   *
   * @param common the authorization for every URL; a URL's own user and password serve without it
   */
  static RegistryEndpoint parse(String url, Optional<String> common) {
    try {
      URI uri = new URI(url);
      requireUsable(uri, url);
      URI base =
          new URI(
              uri.getScheme(),
              null,
              uri.getHost(),
              uri.getPort(),
              uri.getPath().replaceAll("/+$", ""),
              null,
              null);
      return new RegistryEndpoint(
          base, common.or(() -> Optional.ofNullable(uri.getUserInfo()).map(Credentials::basic)));
    } catch (URISyntaxException malformed) {
      throw unusable(url, "it is malformed");
    }
  }

  URI resolve(String path) {
    return URI.create(base + path);
  }

  private static void requireUsable(URI uri, String url) {
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      throw unusable(url, "its scheme is neither http nor https");
    }
    if (uri.getHost() == null) {
      throw unusable(url, "it has no valid host name (an underscore is not allowed in one)");
    }
    if (uri.getQuery() != null || uri.getFragment() != null) {
      throw unusable(url, "it has a query or fragment");
    }
  }

  private static ConfigException unusable(String url, String problem) {
    return new ConfigException(
        "Expected each of %s to be like http://host:8081, but in %s %s."
            .formatted(RegistryConfig.URL, url.replaceAll("//.*@", "//"), problem));
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
