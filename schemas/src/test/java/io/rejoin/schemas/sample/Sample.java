package io.rejoin.schemas.sample;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A codec and how its values are drawn.
 *
 * @param draw gives the same value for the same seed
 */
public record Sample<V>(Codec<V> codec, Function<Draw, V> draw) {

  /** One for every published record. */
  public static Stream<Sample<?>> all() {
    return Stream.of(
        input(Codecs.REGISTRATION, Inputs::registration),
        input(Codecs.CLUSTER_IP_REPORT, Inputs::clusterIpReport),
        input(Codecs.ASSIGNMENT, Inputs::assignment),
        input(Codecs.HEARTBEAT, Inputs::heartbeat),
        input(Codecs.COMMAND, Inputs::command),
        input(Codecs.BACKEND_REPORT, Inputs::backendReport),
        input(Codecs.APPLIED, Inputs::applied),
        input(Codecs.CONTROL, Inputs::control),
        input(Codecs.RULES, Inputs::rules),
        state(Codecs.NODE, States::node),
        state(Codecs.LEADER, States::leader),
        state(Codecs.ROUTES, States::routes),
        state(Codecs.RESULT, States::result),
        state(Codecs.KICK, States::kick),
        state(Codecs.AUDIT, States::audit),
        state(Codecs.POSITION, States::position));
  }

  /** The value of a seed. */
  public V value(long seed) {
    return draw.apply(new Draw(seed));
  }

  @Override
  public String toString() {
    return codec.schema().getName();
  }

  private static <V> Sample<V> input(Codec<V> codec, Function<Inputs, V> draw) {
    return new Sample<>(codec, from -> draw.apply(new Inputs(from)));
  }

  private static <V> Sample<V> state(Codec<V> codec, Function<States, V> draw) {
    return new Sample<>(codec, from -> draw.apply(new States(from)));
  }
}
