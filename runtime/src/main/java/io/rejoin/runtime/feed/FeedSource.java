package io.rejoin.runtime.feed;

import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.error.SerdeException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * Which records of which topic a feed reads, and how.
 *
 * @param topic full name
 * @param decoder of the values
 * @param passes knows the failures of the decoder that will pass, such as a schema registry that is
 *     away; the record is then read again until it succeeds
 * @param onlyKey the only key that is kept, read from its own partition alone; empty for all
 * @param fromEnd whether to leave out all that is there already
 */
public record FeedSource<V>(
    String topic,
    Decoder<V> decoder,
    Predicate<RuntimeException> passes,
    Optional<String> onlyKey,
    boolean fromEnd) {

  /** The whole of a topic of the catalogue. */
  public static <V> FeedSource<V> of(TopicCodec<V> codec) {
    return of(codec.topic(), (key, value, headers) -> codec.read(value));
  }

  /** The whole of any topic; which failures pass is told as by {@link SerdeException#kindOf}. */
  public static <V> FeedSource<V> of(String topic, Decoder<V> decoder) {
    return new FeedSource<>(
        topic,
        decoder,
        failure -> SerdeException.kindOf(failure) == SerdeException.Kind.RETRIABLE,
        Optional.empty(),
        false);
  }

  /** The same with another idea of which failures pass. */
  public FeedSource<V> waitingOut(Predicate<RuntimeException> passing) {
    return new FeedSource<>(topic, decoder, passing, onlyKey, fromEnd);
  }

  /**
   * The same for one key. Only the partition where Java's default partitioner puts the key is read,
   * so whoever writes there must use the same one (murmur2 of the key's bytes).
   */
  public FeedSource<V> forKey(String key) {
    return new FeedSource<>(topic, decoder, passes, Optional.of(key), fromEnd);
  }

  /** The same without what was written before the feed started: caught up at once, and empty. */
  public FeedSource<V> startingAtEnd() {
    return new FeedSource<>(topic, decoder, passes, onlyKey, true);
  }

  boolean wants(String key) {
    return onlyKey.isEmpty() || onlyKey.get().equals(key);
  }

  /** The partitions to read out of so many. */
  IntStream partitions(int count) {
    return onlyKey
        .map(key -> IntStream.of(partitionOf(key, count)))
        .orElse(IntStream.range(0, count));
  }

  private static int partitionOf(String key, int count) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
  }
}
