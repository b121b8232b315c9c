package io.rejoin.registry.liveness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The ticks that one assignment of a task writes into its own partition, numbered from 1, so that
 * it knows them when they come back.
 */
final class OwnTicks {

  /** What a tick that another has written counts as. */
  static final long FOREIGN = 0;

  private static final byte[] KEY = ReservedKeys.TICK.getBytes(UTF_8);
  private static final String SEPARATOR = " ";

  /** Any of these fits a long. */
  private static final String NUMBER = "[0-9]{1,18}";

  private final String writer;
  private final int partition;
  private long next = 1;

  /**
   * @param writer a name that no other assignment has
   */
  OwnTicks(String writer, int partition) {
    this.writer = writer + SEPARATOR;
    this.partition = partition;
  }

  /** Whether a record is a tick, whoever has written it. */
  static boolean isTick(Record<byte[], byte[]> record) {
    return record.value() == null && Arrays.equals(record.key(), KEY);
  }

  /** Number of the tick that is written next. */
  long next() {
    return next;
  }

  /** The next tick. */
  Record<Addressed, byte[]> write(long nowMs) {
    Record<Addressed, byte[]> tick = new Record<>(new Addressed(KEY, partition), null, nowMs);
    RecordHeaders.put(tick.headers(), Headers.TICK, writer + next);
    next++;
    return tick;
  }

  /** The number of a tick that has come back; {@link #FOREIGN} unless it is one written here. */
  long number(Record<byte[], byte[]> tick) {
    String text = RecordHeaders.text(tick.headers(), Headers.TICK);
    if (text == null || !text.startsWith(writer)) {
      return FOREIGN;
    }
    String digits = text.substring(writer.length());
    boolean written = digits.matches(NUMBER) && Long.parseLong(digits) < next;
    return written ? Long.parseLong(digits) : FOREIGN;
  }
}
