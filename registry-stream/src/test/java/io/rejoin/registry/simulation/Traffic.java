package io.rejoin.registry.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.registry.liveness.LivenessTask;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.topic.RecordHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Headers;

/**
 * The way from those who say something to the broker: records are lost, doubled, late and out of
 * order on it, go to wrong partitions, and vandals add what nobody can read.
 */
final class Traffic {

  /** On a copy that came late or twice: it proves no life. */
  private static final String LATE = "simulated-late";

  /** On what must be set aside. */
  private static final String BAD = "simulated-bad";

  /** More than any input topic takes. */
  private static final int OVERSIZED = 70_000;

  private final Broker broker;
  private final SplittableRandom random;
  private final boolean signed;
  private final List<Parcel> underway = new ArrayList<>();
  private boolean calm;
  private long now;

  /** A record that comes later. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Parcel(
      long due, String topic, int partition, byte[] key, byte[] value, Headers headers) {}

  /**
   * @param signed whether proofs are needed
   */
  Traffic(Broker broker, SplittableRandom random, boolean signed) {
    this.broker = broker;
    this.random = random;
    this.signed = signed;
  }

  static boolean isBad(Entry entry) {
    return entry.headers().lastHeader(BAD) != null;
  }

  /** Whether it came as it was sent: readable, at once, for the first time. */
  static boolean isPlain(Entry entry) {
    return entry.value() != null && !isBad(entry) && entry.headers().lastHeader(LATE) == null;
  }

  /** From now on every record arrives, in order; so does what was under way. */
  void calmDown() {
    calm = true;
    now = Long.MAX_VALUE - 1;
    deliver();
  }

  <V> void send(TopicCodec<? super V> codec, String key, V value, ProofSigner signer) {
    byte[] bytes = codec.write(value);
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    if (signed) {
      String plain = codec.topic().substring(Wire.TOPICS.prefix().length());
      RecordHeaders.put(headers, "rejoin-proof", signer.sign(plain, key, bytes));
    }
    Parcel parcel =
        new Parcel(
            now, codec.topic(), partition(codec.topic(), key), key.getBytes(UTF_8), bytes, headers);
    int die = calm ? 99 : random.nextInt(100);
    if (die >= 4) {
      append(die < 12 ? late(parcel) : parcel);
    }
    if (die >= 12 && die < 18) {
      append(late(parcel));
    }
  }

  /** Somebody writes what nobody can read. */
  void vandalise() {
    List<String> topics = Wire.TOPICS.intake();
    String topic = topics.get(random.nextInt(topics.size()));
    byte[] key = "router-1".getBytes(UTF_8);
    byte[] junk = {9, 9};
    Headers headers = marked(new org.apache.kafka.common.header.internals.RecordHeaders(), BAD);
    switch (random.nextInt(5)) {
      case 0 -> append(new Parcel(now, topic, 0, key, junk, headers));
      case 1 -> append(new Parcel(now, topic, 0, key, null, headers));
      case 2 -> append(new Parcel(now, topic, 0, null, junk, headers));
      case 3 -> append(new Parcel(now, topic, 0, key, new byte[OVERSIZED], headers));
      default ->
          append(new Parcel(now, Wire.TOPICS.heartbeats(), 0, key, new byte[] {0, 9}, headers));
    }
  }

  /** A step passes; what is due arrives. */
  void deliver() {
    now++;
    List<Parcel> due = underway.stream().filter(parcel -> parcel.due() <= now).toList();
    underway.removeAll(due);
    due.forEach(this::append);
  }

  private Parcel late(Parcel parcel) {
    Headers headers =
        marked(new org.apache.kafka.common.header.internals.RecordHeaders(parcel.headers()), LATE);
    long due = now + random.nextInt(40);
    return new Parcel(
        due, parcel.topic(), parcel.partition(), parcel.key(), parcel.value(), headers);
  }

  private void append(Parcel parcel) {
    if (parcel.due() > now) {
      underway.add(parcel);
    } else {
      broker.append(
          parcel.topic(), parcel.partition(), parcel.key(), parcel.value(), parcel.headers());
    }
  }

  private int partition(String topic, String key) {
    int count = broker.partitionsOf(topic);
    boolean astray = topic.equals(Wire.TOPICS.heartbeats()) && random.nextInt(20) == 0;
    return count == 1 ? 0 : LivenessTask.home(key, count) ^ (astray ? 1 : 0);
  }

  private static Headers marked(Headers headers, String mark) {
    RecordHeaders.put(headers, mark, "true");
    return headers;
  }
}
