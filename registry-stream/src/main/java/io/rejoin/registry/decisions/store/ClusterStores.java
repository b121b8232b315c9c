package io.rejoin.registry.decisions.store;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The two stores. State is written through, since a cache in front of it would only hold every
 * record twice. The position changes with every input, so it has a cache: its changelog gets what
 * it has become at each commit.
 */
public final class ClusterStores {

  /** Nodes, leaders and routes by prefix and key: the bytes that stand in the state topics. */
  public static final String STATE = "state";

  /** Where the registry stands in the control log. */
  public static final String POSITION = "position";

  /** Small segments, soon compacted: a changelog is read from its beginning at every start. */
  private static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(64 * 1024 * 1024),
          TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(10 * 60 * 1_000),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");

  private ClusterStores() {}

  /** The store of state. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> state() {
    return builder(Stores.inMemoryKeyValueStore(STATE)).withCachingDisabled();
  }

  /** The store of the position. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> position() {
    return builder(Stores.inMemoryKeyValueStore(POSITION)).withCachingEnabled();
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> builder(
      KeyValueBytesStoreSupplier supplier) {
    return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(CHANGELOG);
  }
}
