package io.rejoin.schemas.topic;

import static io.rejoin.schemas.topic.Headers.BEFORE;
import static io.rejoin.schemas.topic.Headers.SOURCE;

import io.rejoin.schemas.state.Position.Source;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Where a record of the control log came from. What the registry itself wrote has none.
 *
 * @param source the input record
 * @param before the offset forwarded before from the same partition; negative for the first one
 *     after an assignment
 */
public record Origin(Source source, long before) {

  private static final long FIRST = -1;

  /** The first record forwarded after an assignment. */
  public static Origin first(Source source) {
    return new Origin(source, FIRST);
  }

  /** Whether nothing was forwarded before it since the assignment. */
  public boolean isFirst() {
    return before < 0;
  }

  /**
   * Reads it; empty when the record has no source.
   *
   * @throws io.rejoin.schemas.codec.UndecodableException when a header is misspelt
   */
  public static Optional<Origin> read(Headers headers) {
    String source = RecordHeaders.text(headers, SOURCE);
    return source == null
        ? Optional.empty()
        : Optional.of(
            new Origin(SourceText.parse(source), RecordHeaders.number(headers, BEFORE, FIRST)));
  }

  /** Writes it. */
  public void write(Headers headers) {
    RecordHeaders.put(headers, SOURCE, SourceText.of(source));
    if (!isFirst()) {
      RecordHeaders.put(headers, BEFORE, before);
    }
  }
}
