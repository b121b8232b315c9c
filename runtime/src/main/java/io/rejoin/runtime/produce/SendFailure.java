package io.rejoin.runtime.produce;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** What a failed attempt says about the next one. */
enum SendFailure {
  /** The next one may succeed. */
  PASSING,
  /** The next one needs another producer: this one may be in a state that it never leaves. */
  BROKEN_PRODUCER,
  /** None will succeed, because of what the report is. */
  HOPELESS;

  static SendFailure of(Throwable cause) {
    if (cause instanceof RecordTooLargeException
        || cause instanceof InvalidTopicException
        || cause instanceof InvalidRecordException
        || cause instanceof SerializationException) {
      return HOPELESS;
    }
    return cause instanceof RetriableException ? PASSING : BROKEN_PRODUCER;
  }
}
