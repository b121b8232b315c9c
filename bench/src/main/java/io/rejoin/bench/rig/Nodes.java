package io.rejoin.bench.rig;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.Topics;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records that nodes send. Each node is a worker with one incarnation, made from its address,
 * so that nothing has to be kept of it; its registration holds about 300 bytes.
 */
public final class Nodes {

  private static final Capabilities OFFERED =
      new Capabilities("Example CPU at 3.00 GHz", 16, 64L << 30, List.of("Example GPU"), labels());

  private final Topics topics;
  private final TopicCodec<Registration> registrations;
  private final TopicCodec<Heartbeat> heartbeats;
  private final TopicCodec<ClusterIpReport> clusterIps;
  private final Optional<Secret> secret;
  private final Clock clock;

  /**
   * @param secret that registrations are signed with; empty under proof level {@code none}
   * @param clock that proof counters start at
   */
  public Nodes(Cluster cluster, Optional<Secret> secret, Clock clock) {
    ValueSerdes serdes = cluster.serdes();
    this.topics = cluster.topics();
    this.registrations = codec(serdes, topics.registrations(), Codecs.REGISTRATION);
    this.heartbeats = codec(serdes, topics.heartbeats(), Codecs.HEARTBEAT);
    this.clusterIps = codec(serdes, topics.clusterIps(), Codecs.CLUSTER_IP_REPORT);
    this.secret = secret;
    this.clock = clock;
  }

  private static <V> TopicCodec<V> codec(ValueSerdes serdes, String topic, Codec<V> codec) {
    return new TopicCodec<>(
        topic, codec, serdes.serializer(), serdes.deserializer(List.of(codec.schema())));
  }

  private static SortedMap<String, String> labels() {
    return new TreeMap<>(
        Map.of(
            "availability-zone", "europe-central-1b",
            "environment", "production",
            "rack", "r17-row-3-hall-east",
            "operating-system", "linux-6.12-amd64",
            "owner", "platform-operations"));
  }

  /** The registration of the node at an address. */
  public ProducerRecord<String, byte[]> registration(String address) {
    byte[] value =
        registrations.write(
            new Registration(
                Registration.Action.REGISTER,
                incarnation(address),
                "request-" + address,
                new Profile(address, "server", List.of(Role.WORKER), List.of(), OFFERED),
                List.of(),
                "host-of-" + address,
                false,
                "rejoin-bench",
                ""));
    var record = new ProducerRecord<>(topics.registrations(), address, value);
    secret.ifPresent(known -> sign(record, known));
    return record;
  }

  /** The registration of a router of the measures' realm on this machine. */
  public ProducerRecord<String, byte[]> router(String address, int port) {
    byte[] value =
        registrations.write(
            new Registration(
                Registration.Action.REGISTER,
                incarnation(address),
                "request-" + address,
                new Profile(
                    address, "server", List.of(Role.ROUTER), List.of(Cluster.REALM), OFFERED),
                List.of(here(port)),
                "host-of-" + address,
                false,
                "rejoin-bench",
                ""));
    return new ProducerRecord<>(topics.registrations(), address, value);
  }

  /** A node's report of where it can be reached now. */
  public ProducerRecord<String, byte[]> moved(String address, long version, int port) {
    byte[] value =
        clusterIps.write(new ClusterIpReport(incarnation(address), version, List.of(here(port))));
    return new ProducerRecord<>(topics.clusterIps(), address, value);
  }

  private static Endpoint here(int port) {
    return new Endpoint("tcp", "127.0.0.1", port);
  }

  private void sign(ProducerRecord<String, byte[]> record, Secret known) {
    ProofCounter counter = new ProofCounter(clock.millis(), 0);
    String topic = topics.spec(record.topic()).orElseThrow().name();
    String proof =
        new ProofSigner(record.key(), known, counter).sign(topic, record.key(), record.value());
    RecordHeaders.put(record.headers(), Headers.PROOF, proof);
  }

  /** A heartbeat of the node at an address, which is up. */
  public ProducerRecord<String, byte[]> heartbeat(String address, long sequence) {
    byte[] value =
        heartbeats.write(new Heartbeat(incarnation(address), sequence, Health.UP, "", 0.5));
    return new ProducerRecord<>(topics.heartbeats(), address, value);
  }

  private static UUID incarnation(String address) {
    return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
  }
}
