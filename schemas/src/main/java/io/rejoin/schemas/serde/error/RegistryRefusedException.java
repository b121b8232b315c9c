package io.rejoin.schemas.serde.error;

/**
 * The registry answered, but with something that says nothing about the record: missing rights, a
 * redirect, a path or a body that is none of a schema registry.
 *
 * <p>Retriable, since an operator can mend it while the record waits.
 */
public final class RegistryRefusedException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param request what was asked for, with its URL and without credentials
   * @param answer what came back, to follow "but"
   */
  public RegistryRefusedException(String request, String answer) {
    super(
        Kind.RETRIABLE,
        ("Expected the schema registry to carry out %s, but %s."
                + " Check schema.registry.url with its path, the credentials and their rights.")
            .formatted(request, answer),
        null);
  }
}
