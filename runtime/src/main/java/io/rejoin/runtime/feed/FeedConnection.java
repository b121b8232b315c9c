package io.rejoin.runtime.feed;

import org.apache.kafka.clients.consumer.Consumer;

/**
 * The clients of one session.
 *
 * @param onClose what else ends with them
 */
record FeedConnection(Consumer<byte[], byte[]> consumer, Surveyor surveyor, Runnable onClose)
    implements AutoCloseable {

  @Override
  public void close() {
    try (surveyor;
        consumer) {
      onClose.run();
    }
  }
}
