package io.rejoin.runtime.feed;

import org.apache.kafka.common.Uuid;

/**
 * What makes a topic the one that was scanned. When it differs, the topic was made anew or has
 * grown and must be scanned again.
 */
record TopicShape(Uuid id, int partitions) {}
