package io.rejoin.registry.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.Origin;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.TopicSpec;
import org.apache.kafka.streams.processor.api.Record;

/** Builds the records of the control log. */
public final class ControlWriter {

  private final TopicCodec<Control> codec;
  private final Patience patience;
  private final int maxBytes;

  /**
   * @param spec of the control log
   */
  public ControlWriter(TopicCodec<Control> codec, TopicSpec spec, Patience patience) {
    this.codec = codec;
    this.patience = patience;
    this.maxBytes = spec.maxRecordBytes();
  }

  /**
   * A record that the registry itself says.
   *
   * @param atMs wall clock; the broker puts its own append time in its place
   */
  public Record<byte[], byte[]> record(Control control, long atMs) {
    byte[] value = patience.get(() -> codec.write(control));
    Record<byte[], byte[]> record = new Record<>(control.key().getBytes(UTF_8), value, atMs);
    RecordHeaders.put(record.headers(), Headers.TYPE, control.input().getClass().getSimpleName());
    return record;
  }

  /** A record that stands for an input. */
  Record<byte[], byte[]> record(Control control, Origin origin, long atMs) {
    Record<byte[], byte[]> record = record(control, atMs);
    origin.write(record.headers());
    return record;
  }

  /** Why the control log does not take a record; null when it does. */
  Problem problem(Record<byte[], byte[]> record) {
    return RecordSize.problem(record, maxBytes);
  }
}
