package io.rejoin.registry.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record as it stands in a partition.
 *
 * @param transaction that it was written in; null for none
 */
@SuppressWarnings("ArrayRecordComponent")
record Entry(
    long offset, long atMs, byte[] key, byte[] value, Headers headers, Transaction transaction) {

  /** What becomes of a producer's transaction. */
  static final class Transaction {

    /** How it stands. */
    enum State {
      OPEN,
      COMMITTED,
      ABORTED
    }

    private State state = State.OPEN;

    void end(State as) {
      state = as;
    }

    boolean isOpen() {
      return state == State.OPEN;
    }
  }

  boolean isCommitted() {
    return transaction == null || transaction.state == Transaction.State.COMMITTED;
  }

  boolean isOpen() {
    return transaction != null && transaction.isOpen();
  }

  String name() {
    return key == null ? "" : new String(key, UTF_8);
  }

  /** Its headers for a reader that may add to them. */
  Headers copiedHeaders() {
    return new RecordHeaders(headers);
  }

  /** Whether it says the same, byte for byte, wherever it stands. */
  boolean says(byte[] otherKey, byte[] otherValue, Headers otherHeaders) {
    Header[] mine = headers.toArray();
    Header[] others = otherHeaders.toArray();
    boolean same =
        Arrays.equals(key, otherKey)
            && Arrays.equals(value, otherValue)
            && mine.length == others.length;
    for (int i = 0; same && i < mine.length; i++) {
      same =
          mine[i].key().equals(others[i].key())
              && Arrays.equals(mine[i].value(), others[i].value());
    }
    return same;
  }

  @Override
  public String toString() {
    return name() + "@" + offset;
  }
}
