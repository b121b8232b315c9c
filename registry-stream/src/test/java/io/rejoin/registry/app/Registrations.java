package io.rejoin.registry.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Registrations of workers, as agents write them. */
final class Registrations {

  private Registrations() {}

  /** A new stay of a worker. */
  static ProducerRecord<byte[], byte[]> worker(String address, String requestId) {
    Capabilities capabilities = new Capabilities("a CPU", 8, 1L << 30, List.of(), new TreeMap<>());
    Profile profile =
        new Profile("a worker", "server", List.of(Role.WORKER), List.of(), capabilities);
    Registration registration =
        new Registration(
            Registration.Action.REGISTER,
            UUID.randomUUID(),
            requestId,
            profile,
            List.of(),
            "here",
            false,
            "test",
            "");
    String topic = RegistryCluster.TOPICS.registrations();
    byte[] value = RegistryCluster.codec(topic, Codecs.REGISTRATION).write(registration);
    return new ProducerRecord<>(topic, address.getBytes(UTF_8), value);
  }
}
