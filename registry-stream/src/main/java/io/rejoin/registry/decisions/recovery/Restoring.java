package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Stamp;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the state topics say into a store. A record that nobody can read is left out. */
final class Restoring {

  private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

  private final StateTopics topics;
  private final StoredCluster cluster;

  Restoring(StateTopics topics, StoredCluster cluster) {
    this.topics = topics;
    this.cluster = cluster;
  }

  /** Makes an empty store what the topics said up to a revision; returns what they said since. */
  Ahead upTo(long revision) {
    Ahead ahead = new Ahead(revision);
    for (Output topic : Output.STATE) {
      read(
          topic,
          (key, value, headers) -> {
            long said = Stamp.revision(headers);
            if (said > revision) {
              ahead.add(topic, key, value, said);
            } else {
              restore(topic, key, value);
            }
          });
    }
    return ahead;
  }

  /** Makes a store what the topics say, whatever was in it. */
  void all() {
    for (Output topic : Output.STATE) {
      List<String> keys = new ArrayList<>();
      cluster.forEach(topic, (key, bytes, revision) -> keys.add(key));
      keys.forEach(key -> cluster.restore(topic, key, null));
      read(topic, (key, value, headers) -> restore(topic, key, value));
    }
  }

  /** Whoever repeats what is known says it at a lower revision, and is not heard. */
  private void read(Output topic, StateTopics.RecordReader reader) {
    long[] seen = {-1};
    topics.read(
        topic,
        (key, value, headers) -> {
          long revision = Stamp.revision(headers);
          if (revision >= seen[0] && !Mark.isMark(key, value)) {
            seen[0] = revision;
            reader.take(key, value, headers);
          }
        });
  }

  private void restore(Output topic, String key, byte[] value) {
    try {
      cluster.restore(topic, key, value);
    } catch (RuntimeException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      LOG.error("Left out {} of {}, which nobody can read", key, topic.sink(), e);
    }
  }
}
