package io.rejoin.schemas.serde.error;

import java.util.List;

/** No registry URL gave an answer that counts: not reachable, too slow, or failing itself. */
public final class RegistryUnavailableException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param attempts how often each URL was asked
   * @param failures what each URL did in the last round
   * @param cause the last failure to connect or to read, or null
   */
  public RegistryUnavailableException(int attempts, List<String> failures, Throwable cause) {
    super(
        Kind.RETRIABLE,
        ("Expected an answer of the schema registry, but after %d attempts a URL: %s."
                + " Start it, or correct schema.registry.url.")
            .formatted(attempts, String.join("; ", failures)),
        cause);
  }
}
