package io.rejoin.registry.decisions.wire;

/** A decision comes to a record that its topic can't take; so the decision is not made. */
public final class OversizedRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OversizedRecordException(Said said, int bytes, int limit) {
    super(
        "Expected a record of at most %d bytes for %s in %s, but it would have %d"
            .formatted(limit, said.name(), said.to().sink(), bytes));
  }
}
