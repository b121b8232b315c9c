package io.rejoin.schemas.codec;

import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;

/** What inputs and states have in common. */
final class ValueCodecs {

  static final SymbolCodec<Role> ROLE = new SymbolCodec<>("Role", Role.class);

  static final SymbolCodec<Health> HEALTH = new SymbolCodec<>("Health", Health.class);

  static final Codec<Endpoint> ENDPOINT =
      new RecordCodec<>(
          "Endpoint",
          (value, out) -> out.text(value.protocol()).text(value.host()).count(value.port()),
          in -> new Endpoint(in.word(), in.word(), in.port()));

  static final Codec<Capabilities> CAPABILITIES =
      new RecordCodec<>(
          "Capabilities",
          (value, out) ->
              out.text(value.cpuModel())
                  .count(value.cpuThreads())
                  .number(value.memoryBytes())
                  .texts(value.gpus())
                  .map(value.labels()),
          in -> new Capabilities(in.text(), in.count(), in.number(), in.texts(), in.textMap()));

  static final Codec<Profile> PROFILE =
      new RecordCodec<>(
          "Profile",
          (value, out) ->
              out.text(value.name())
                  .text(value.type())
                  .symbols(ROLE, value.roles())
                  .texts(value.realms())
                  .record(CAPABILITIES, value.capabilities()),
          in ->
              new Profile(
                  in.text(), in.text(), in.symbols(ROLE), in.texts(), in.record(CAPABILITIES)));

  private ValueCodecs() {}
}
