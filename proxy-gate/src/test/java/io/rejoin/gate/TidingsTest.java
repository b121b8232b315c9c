package io.rejoin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Records;
import io.rejoin.runtime.produce.Report;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.serde.ValueSerdes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TidingsTest {

  private static final UUID INCARNATION = new UUID(1, 2);

  private final ValueSerdes serdes =
      new ValueSerdes(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
  private final Deserializer<Object> deserializer = serdes.deserializer(List.of());
  private final AtomicInteger failures = new AtomicInteger();
  private final BlockingQueue<Report> said = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
  private final TopicCodec<io.rejoin.schemas.input.Applied> applied =
      codec("applied", Codecs.APPLIED);
  private final TopicCodec<BackendReport> reports = codec("reports", Codecs.BACKEND_REPORT);
  private final Tidings tidings =
      new Tidings(
          "gate1", new Tidings.Voice(applied, reports, Optional.empty()), said::add, writer);

  @AfterEach
  void stop() {
    writer.shutdownNow();
  }

  @Test
  void shouldSayWhatWasAppliedOnlyOnceTheGateIsRegistered() throws Exception {
    tidings.applied("realm1", 9);
    tidings.applied("realm2", 10);
    tidings.registered(INCARNATION);

    Report report = next();

    assertThat(new String(report.record().key(), StandardCharsets.UTF_8)).isEqualTo("gate1");
    assertThat(applied.read(report.record().value()).incarnation()).isEqualTo(INCARNATION);
    assertThat(applied.read(report.record().value()).revisions())
        .isEqualTo(Map.of("realm1", 9L, "realm2", 10L));
  }

  @Test
  void shouldSayAllRealmsAtTheirHighestRevisionEachTime() throws Exception {
    tidings.registered(INCARNATION);
    tidings.applied("realm1", 9);
    tidings.applied("realm1", 7);
    tidings.applied("realm2", 8);

    next();
    next();
    assertThat(applied.read(next().record().value()).revisions())
        .isEqualTo(Map.of("realm1", 9L, "realm2", 8L));
  }

  @Test
  void shouldTryAgainWhenWhatWasAppliedCannotBeWrittenNow() throws Exception {
    failures.set(1);
    tidings.registered(INCARNATION);
    tidings.applied("realm1", 9);

    assertThat(applied.read(next().record().value()).revisions()).isEqualTo(Map.of("realm1", 9L));
  }

  @Test
  void shouldSayWhatWasSeenUnderTheBackendsAddressAndEpoch() throws Exception {
    tidings.sighted(Records.backend("r1", 5), Sighting.REFUSED, "refused");

    Report report = next();

    assertThat(new String(report.record().key(), StandardCharsets.UTF_8)).isEqualTo("r1");
    assertThat(reports.read(report.record().value()))
        .isEqualTo(
            new BackendReport("gate1", 5, Records.endpointOf("r1"), Sighting.REFUSED, "refused"));
    assertThat(report.freshFor()).isPresent();
  }

  @Test
  void shouldGoOnWhenAReportCannotBeWritten() throws Exception {
    failures.set(1);
    tidings.sighted(Records.backend("r1", 5), Sighting.REFUSED, "refused");
    tidings.sighted(Records.backend("r1", 5), Sighting.FINE, "connected");

    assertThat(reports.read(next().record().value()).sighting()).isEqualTo(Sighting.FINE);
  }

  private Report next() throws InterruptedException {
    Report report = said.poll(60, TimeUnit.SECONDS);
    assertThat(report).isNotNull();
    return report;
  }

  private <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    Serializer<Object> real = serdes.serializer();
    Serializer<Object> failing =
        (name, value) -> {
          if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SerializationException("Expected an answer, but none came");
          }
          return real.serialize(name, value);
        };
    return new TopicCodec<>(topic, codec, failing, deserializer);
  }
}
