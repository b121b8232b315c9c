package io.rejoin.schemas.sample;

import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Draws the parts of values; one instance gives the same sequence for the same seed. */
public final class Draw {

  private static final List<Long> ENDS = List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<Double> REAL_ENDS =
      List.of(0.0, -0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE);
  private static final List<String> LETTERS =
      List.of("a", "Z", "0", ".", "é", "€", "😀", "\n", "\0");

  private final SplittableRandom random;

  public Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean flag() {
    return random.nextBoolean();
  }

  public long number() {
    return flag() ? oneOf(ENDS) : random.nextLong();
  }

  /** A wall time, epoch or revision, as the registry would have it. */
  public long natural() {
    return random.nextLong(1L << 53);
  }

  public int count() {
    return flag()
        ? oneOf(List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE))
        : random.nextInt();
  }

  public double real() {
    return flag() ? oneOf(REAL_ENDS) : random.nextDouble();
  }

  public UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  public String text() {
    return flag() ? "" : word();
  }

  /** A text that is not empty, in all alphabets. */
  public String word() {
    StringBuilder word = new StringBuilder();
    Stream.generate(() -> oneOf(LETTERS)).limit(1 + below(12)).forEach(word::append);
    return word.toString();
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** One of the constants that are written; {@code UNKNOWN} never is. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    return oneOf(
        Stream.of(type.getEnumConstants()).filter(c -> !c.name().equals("UNKNOWN")).toList());
  }

  public <T> T orNull(Supplier<T> value) {
    return flag() ? null : value.get();
  }

  public <T> List<T> list(Supplier<T> item) {
    return Stream.generate(item).limit(below(4)).toList();
  }

  public <T> SortedMap<String, T> map(Supplier<T> item) {
    SortedMap<String, T> map = new TreeMap<>();
    list(this::word).forEach(key -> map.put(key, item.get()));
    return map;
  }

  public Endpoint endpoint() {
    return new Endpoint(word(), word(), 1 + below(65_535));
  }

  public List<Endpoint> endpoints() {
    return list(this::endpoint);
  }

  public Profile profile() {
    return new Profile(
        text(), text(), list(() -> constant(Role.class)), list(this::text), capabilities());
  }

  private Capabilities capabilities() {
    return new Capabilities(text(), count(), number(), list(this::text), map(this::text));
  }
}
