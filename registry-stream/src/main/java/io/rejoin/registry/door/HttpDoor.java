package io.rejoin.registry.door;

import io.javalin.config.RoutesConfig;
import io.rejoin.runtime.life.Part;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.proof.Secrets;
import io.rejoin.schemas.state.Audit;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The door put together: its routes for an HTTP service, and the parts that must run behind them.
 */
public final class HttpDoor {

  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Clients clients;
  private final Views views;
  private final Topics topics;
  private final PendingAnswers answers = new PendingAnswers(ANSWER);
  private final AuditTrail trail = new AuditTrail();
  private final Bearer bearer;
  private volatile Watches watches;

  /**
   * What the door writes and reads with. Serialiser and deserialiser are shared and closed by
   * whoever made them.
   *
   * @param producer for inputs
   * @param consumers opens consumers without a group
   */
  public record Clients(
      Producer<byte[], byte[]> producer,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Serializer<Object> serializer,
      Deserializer<Object> deserializer) {}

  /**
   * @param secrets of proof level token; empty under {@code none}
   */
  public HttpDoor(Clients clients, Views views, Topics topics, Optional<Secrets> secrets) {
    this.clients = clients;
    this.views = views;
    this.topics = topics;
    this.bearer = new Bearer(secrets, Clock.systemUTC());
  }

  /** What must run for the door to answer: to be started before the HTTP service. */
  public List<Part> parts() {
    TopicCodec<Result> results = codec(topics.results(), Codecs.RESULT);
    TopicCodec<Audit> audits = codec(topics.audit(), Codecs.AUDIT);
    return List.of(
        new TopicTail(
            topics.results(),
            0,
            clients.consumers(),
            record -> {
              if (answers.size() > 0) {
                answers.arrived(key(record), results.read(record.value()));
              }
            }),
        new TopicTail(
            topics.audit(),
            AuditTrail.KEPT,
            clients.consumers(),
            record -> trail.add(key(record), audits.read(record.value()))));
  }

  /** Ends what is being watched: to be started after the HTTP service, and so stopped before it. */
  public Part endOfWatches() {
    return Part.closing("watches", Duration.ofSeconds(1), () -> watches.close());
  }

  /** Adds the routes. */
  public void addTo(RoutesConfig routes) {
    Inputs inputs = new Inputs(Clock.systemUTC(), UUID::randomUUID);
    WrittenTopics written = WrittenTopics.of(topics, clients.serializer(), clients.deserializer());
    InputWriter writer = new InputWriter(clients.producer(), topics);
    new Reads(views).addTo(routes);
    new Writes(views, inputs, written, writer, new Writes.Gatehouse(answers, bearer)).addTo(routes);
    new Heartbeats(views, inputs, written.heartbeats(), writer, bearer).addTo(routes);
    watches = new Watches(new WatchHub(views));
    watches.addTo(routes);
    trail.addTo(routes);
    String document = document();
    routes.get(
        "/openapi.yaml", context -> context.contentType("application/yaml").result(document));
  }

  private <V> TopicCodec<V> codec(String topic, io.rejoin.schemas.codec.Codec<V> codec) {
    return new TopicCodec<>(topic, codec, clients.serializer(), clients.deserializer());
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String document() {
    try (InputStream in = HttpDoor.class.getResourceAsStream("/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
