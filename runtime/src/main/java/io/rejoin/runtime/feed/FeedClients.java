package io.rejoin.runtime.feed;

/** Where a reader gets its clients from; it asks again after every failure. */
interface FeedClients {

  /**
   * Opens new clients.
   *
   * @throws org.apache.kafka.common.KafkaException when that can't be done now
   */
  FeedConnection open();
}
