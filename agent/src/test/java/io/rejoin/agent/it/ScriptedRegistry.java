package io.rejoin.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.proof.ProofVerifier;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.proof.Secrets;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Reads all that agents write, from the beginning, and answers registrations by script. */
final class ScriptedRegistry implements AutoCloseable {

  private final List<Input<Registration>> registrations = new CopyOnWriteArrayList<>();
  private final List<Input<Heartbeat>> heartbeats = new CopyOnWriteArrayList<>();
  private final List<Input<ClusterIpReport>> reports = new CopyOnWriteArrayList<>();
  private final AtomicLong revision = new AtomicLong(100);
  private final ScriptedAnswers answers = new ScriptedAnswers();
  private final ProofVerifier verifier =
      new ProofVerifier(Secrets.shared(Secret.of(AgentCluster.SECRET.getBytes(UTF_8))));
  private final Serializer<Object> serializer;
  private final Deserializer<Object> deserializer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private volatile boolean following = true;

  ScriptedRegistry(AgentCluster cluster) {
    ValueSerdes serdes = new ValueSerdes(cluster.serdes());
    this.serializer = serdes.serializer();
    this.deserializer = serdes.deserializer(List.of());
    this.consumer =
        new KafkaConsumer<>(
            cluster.clients(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            cluster.clients(), new ByteArraySerializer(), new ByteArraySerializer());
    this.thread = new Thread(this::follow, "scripted-registry");
    thread.start();
  }

  List<Input<Registration>> registrations(String address) {
    return registrations.stream().filter(input -> input.key().equals(address)).toList();
  }

  List<Input<Heartbeat>> heartbeats(String address) {
    return heartbeats.stream().filter(input -> input.key().equals(address)).toList();
  }

  List<Input<ClusterIpReport>> reports(String address) {
    return reports.stream().filter(input -> input.key().equals(address)).toList();
  }

  /** Lets no other incarnation have the address from now on. */
  void freeze(String address) {
    answers.freeze(address);
  }

  void kick(String address, Kick kick) {
    write(AgentCluster.TOPICS.kicks(), Codecs.KICK, address, kick);
  }

  void assign(String address, Assignment assignment) {
    write(AgentCluster.TOPICS.assignments(), Codecs.ASSIGNMENT, address, assignment);
  }

  @Override
  public void close() {
    following = false;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
  }

  private void follow() {
    try (consumer) {
      List<TopicPartition> all =
          Stream.of(
                  AgentCluster.TOPICS.registrations(),
                  AgentCluster.TOPICS.heartbeats(),
                  AgentCluster.TOPICS.clusterIps())
              .flatMap(this::partitions)
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (following) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
      }
    } catch (WakeupException closed) {
      following = false;
    }
  }

  private Stream<TopicPartition> partitions(String topic) {
    int count = consumer.partitionsFor(topic, Duration.ofSeconds(60)).size();
    return IntStream.range(0, count).mapToObj(partition -> new TopicPartition(topic, partition));
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(AgentCluster.TOPICS.heartbeats())) {
      heartbeats.add(read(record, Codecs.HEARTBEAT));
    } else if (record.topic().equals(AgentCluster.TOPICS.clusterIps())) {
      reports.add(read(record, Codecs.CLUSTER_IP_REPORT));
    } else {
      Input<Registration> asked = read(record, Codecs.REGISTRATION);
      registrations.add(asked);
      Result answer = answers.answer(asked, revision.get() + 1);
      write(AgentCluster.TOPICS.results(), Codecs.RESULT, asked.key(), answer);
    }
  }

  private <V> Input<V> read(ConsumerRecord<byte[], byte[]> record, Codec<V> codec) {
    String key = new String(record.key(), UTF_8);
    String topic = record.topic().substring(AgentCluster.TOPICS.prefix().length());
    String proof = RecordHeaders.text(record.headers(), Headers.PROOF);
    return new Input<>(
        record.partition(),
        key,
        new TopicCodec<>(record.topic(), codec, serializer, deserializer).read(record.value()),
        verifier.verify(topic, key, record.value(), proof));
  }

  private <V> void write(String topic, Codec<V> codec, String address, V value) {
    byte[] bytes = new TopicCodec<>(topic, codec, serializer, deserializer).write(value);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, address.getBytes(UTF_8), bytes);
    RecordHeaders.put(record.headers(), Headers.REVISION, revision.incrementAndGet());
    Future<RecordMetadata> unused = producer.send(record);
  }
}
