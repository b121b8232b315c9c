package io.rejoin.schemas.topic;

import static io.rejoin.schemas.topic.Headers.POSITION;

import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.codec.UndecodableException;
import io.rejoin.schemas.state.Position;
import org.apache.kafka.common.header.Headers;

/**
 * Writes marks and reads them whole. Readers that only want to know how far the registry is need
 * {@link Mark} alone.
 *
 * @param codec of the position, under the topic name {@link Topics#position()}
 */
public record Marks(TopicCodec<Position> codec) {

  /** Writes the headers of the mark of a position. */
  public void write(Position position, Headers headers) {
    Mark.of(position).write(headers);
    RecordHeaders.put(headers, POSITION, codec.write(position));
  }

  /**
   * The whole position.
   *
   * @throws UndecodableException when it is not there, or none
   */
  public Position position(Headers headers) {
    byte[] bytes = RecordHeaders.bytes(headers, POSITION);
    if (bytes == null) {
      throw new UndecodableException(
          "Expected a mark to have the header " + POSITION + ", but it is missing");
    }
    return codec.read(bytes);
  }
}
