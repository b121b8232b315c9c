package io.rejoin.runtime.feed;

import io.rejoin.schemas.topic.Mark;
import org.apache.kafka.common.header.Headers;

/**
 * The last mark that a feed has read.
 *
 * @param plain how far the registry was when it wrote it
 * @param headers all that it tells, its whole position among them; not to be changed
 */
public record FeedMark(Mark plain, Headers headers) {

  static FeedMark read(Headers headers) {
    return new FeedMark(Mark.read(headers), headers);
  }

  /** The control record that it was written at. */
  public long revision() {
    return plain.revision();
  }

  /** Log clock in ms; -1 when the mark doesn't tell. */
  public long clockMs() {
    return plain.clockMs();
  }
}
