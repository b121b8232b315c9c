package io.rejoin.schemas.serde.error;

/** Every registry URL answers that it knows no schema of this id (error code 40403). */
public final class UnknownSchemaException extends SerdeException {

  private static final long serialVersionUID = 1L;

  private final int schemaId;

  /**
   * @param schemaId the id in front of the value
   */
  public UnknownSchemaException(int schemaId) {
    super(
        Kind.POISON,
        ("Expected schema id %d to be known to the schema registry, but it is not."
                + " Either the value was written with another registry, or the registry has lost"
                + " its data: let writers and readers use the same one, and restore what it lost.")
            .formatted(schemaId),
        null);
    this.schemaId = schemaId;
  }

  /** The id that nobody knows. */
  public int schemaId() {
    return schemaId;
  }
}
