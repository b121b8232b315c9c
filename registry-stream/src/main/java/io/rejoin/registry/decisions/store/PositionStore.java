package io.rejoin.registry.decisions.store;

import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Position.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the position. Every input moves its revision and the offset of one source; all else changes
 * seldom. So these two are small records of their own, and the position as a whole is written only
 * when something else in it has changed.
 */
public final class PositionStore {

  /** The position, except for its revision and its sources' offsets. */
  private static final String WHOLE = "@position";

  private static final String REVISION = "@revision";

  /** Revision of the last mark. */
  private static final String MARK = "@mark";

  private static final String SOURCES = "s/";
  private static final String SOURCES_END = "s0";

  private final KeyValueStore<String, byte[]> store;
  private final TopicCodec<Position> codec;

  public PositionStore(KeyValueStore<String, byte[]> store, TopicCodec<Position> codec) {
    this.store = store;
    this.codec = codec;
  }

  /** The position; {@link Position#START} in an empty store. */
  public Position read() {
    byte[] whole = store.get(WHOLE);
    return whole == null
        ? Position.START
        : moved(codec.read(whole), number(store.get(REVISION)), sources());
  }

  /** Revision of the last mark; negative before the first. */
  public long lastMark() {
    byte[] bytes = store.get(MARK);
    return bytes == null ? -1 : number(bytes);
  }

  /** A mark of this revision is in every state topic. */
  public void marked(long revision) {
    store.put(MARK, bytes(revision));
  }

  /** Moves from one position to the next. */
  public void write(Position before, Position after) {
    if (before.revision() < 0 || !isSameButForOffsets(before, after)) {
      store.put(WHOLE, codec.write(moved(after, 0, List.of())));
    }
    store.put(REVISION, bytes(after.revision()));
    writeSources(before.sources(), after.sources());
  }

  private void writeSources(List<Source> before, List<Source> after) {
    for (int i = 0; i < after.size(); i++) {
      Source source = after.get(i);
      if (i >= before.size() || !before.get(i).equals(source)) {
        store.put(key(source), bytes(source.offset()));
      }
    }
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = store.range(SOURCES, SOURCES_END)) {
      while (entries.hasNext()) {
        KeyValue<String, byte[]> entry = entries.next();
        sources.add(source(entry.key, number(entry.value)));
      }
    }
    return sources;
  }

  private static boolean isSameButForOffsets(Position one, Position other) {
    return one.cluster().equals(other.cluster())
        && one.base() == other.base()
        && one.clockMs() == other.clockMs()
        && one.tickAtMs() == other.tickAtMs()
        && one.rules().equals(other.rules())
        && Objects.equals(one.holding(), other.holding())
        && one.counted().equals(other.counted())
        && one.counters().equals(other.counters())
        && one.pending().equals(other.pending());
  }

  private static Position moved(Position position, long revision, List<Source> sources) {
    return new Position(
        position.cluster(),
        position.base(),
        revision,
        position.clockMs(),
        position.tickAtMs(),
        position.rules(),
        sources,
        position.holding(),
        position.counted(),
        position.counters(),
        position.pending());
  }

  private static String key(Source source) {
    return SOURCES + source.topicId() + "/" + source.partition();
  }

  private static Source source(String key, long offset) {
    int slash = key.lastIndexOf('/');
    String topicId = key.substring(SOURCES.length(), slash);
    return new Source(topicId, Integer.parseInt(key.substring(slash + 1)), offset);
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }
}
