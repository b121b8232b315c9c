package io.rejoin.schemas.serde.error;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A value that could not be turned into bytes, or bytes that could not be turned into a value.
 *
 * <p>The kind is what a caller acts on; the class and the text are for people. Each text says what
 * was expected, what was found and what to do.
 */
public abstract sealed class SerdeException extends SerializationException
    permits ForeignFormatException,
        IncompatibleSchemaException,
        OversizedValueException,
        RegistryRefusedException,
        RegistryUnavailableException,
        UndecodableValueException,
        UnencodableValueException,
        UnexpectedRecordException,
        UnknownSchemaException,
        UnregisteredSchemaException,
        UnusableSchemaException {

  private static final long serialVersionUID = 1L;

  /** What the failure says about the record. */
  public enum Kind {
    /** No later attempt can succeed: keep the raw bytes in dead-letters and go on. */
    POISON,
    /** The record may be fine, its surroundings are not: keep it and try again. */
    RETRIABLE
  }

  private final Kind kind;

  SerdeException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Whether to set the record aside or to try again. */
  public final Kind kind() {
    return kind;
  }

  /**
   * The kind of any failure of a serialiser or deserialiser, a foreign one included.
   *
   * <p>A {@link SerializationException} that is not ours is poison unless the network stands
   * somewhere behind it. Any other {@link KafkaException} is retriable: time-outs, throttling,
   * missing rights. Whatever else was thrown was thrown because of this record.
   */
  public static Kind kindOf(RuntimeException failure) {
    if (failure instanceof SerdeException ours) {
      return ours.kind();
    }
    if (failure instanceof SerializationException) {
      return comesFromNetwork(failure) ? Kind.RETRIABLE : Kind.POISON;
    }
    return failure instanceof KafkaException ? Kind.RETRIABLE : Kind.POISON;
  }

  private static boolean comesFromNetwork(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException
          || cause instanceof InterruptedIOException
          || cause instanceof UnknownHostException
          || cause instanceof HttpTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
