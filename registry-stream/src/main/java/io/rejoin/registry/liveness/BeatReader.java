package io.rejoin.registry.liveness;

import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Heartbeat;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Reads heartbeats: those of our own schema directly, any other version of it by the codec.
 *
 * <p>The first value of each schema id goes by the codec, and the schema registry tells whether the
 * id stands for our own schema. Used by one thread.
 */
final class BeatReader {

  /** Ids remembered; values of further ones go by the codec for good. */
  private static final int MAX_IDS = 1_000;

  private static final int MIN_BYTES = 5;

  private final TopicCodec<Heartbeat> codec;
  private final IntFunction<Schema> schemas;
  private final String ownForm;
  private final Map<Integer, Boolean> ownIds = new HashMap<>();

  /**
   * @param schemas the schema of an id, as {@code SchemaRegistryClient.byId}
   */
  BeatReader(TopicCodec<Heartbeat> codec, IntFunction<Schema> schemas) {
    this.codec = codec;
    this.schemas = schemas;
    this.ownForm = SchemaNormalization.toParsingForm(codec.codec().schema());
  }

  /**
   * The heartbeat of a value.
   *
   * @throws RuntimeException whose kind {@code SerdeException.kindOf} tells
   */
  Heartbeat read(byte[] value) {
    Heartbeat direct = isOwn(value) ? HeartbeatBytes.read(value) : null;
    return direct == null ? readAny(value) : direct;
  }

  private boolean isOwn(byte[] value) {
    return hasId(value) && ownIds.getOrDefault(id(value), false);
  }

  private Heartbeat readAny(byte[] value) {
    Heartbeat heartbeat = codec.read(value);
    if (hasId(value) && !ownIds.containsKey(id(value)) && ownIds.size() < MAX_IDS) {
      Schema written = schemas.apply(id(value));
      ownIds.put(id(value), SchemaNormalization.toParsingForm(written).equals(ownForm));
    }
    return heartbeat;
  }

  private static boolean hasId(byte[] value) {
    return value.length >= MIN_BYTES && value[0] == 0;
  }

  private static int id(byte[] value) {
    return ByteBuffer.wrap(value).getInt(1);
  }
}
