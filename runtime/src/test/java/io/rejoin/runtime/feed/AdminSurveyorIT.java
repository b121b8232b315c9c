package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.KafkaHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class AdminSurveyorIT {

  @TempDir Path dir;
  private KafkaHarness kafka;
  private AdminSurveyor surveyor;

  @BeforeEach
  void start() {
    kafka = KafkaHarness.start(dir);
    surveyor = new AdminSurveyor(kafka.admin(), Duration.ofSeconds(3));
  }

  @AfterEach
  void stop() {
    surveyor.close();
    kafka.close();
  }

  @Test
  void shouldGiveHighWatermarksWhenATransactionIsOpen() throws Exception {
    kafka.createTopic("nodes", 2);
    try (var open = kafka.producer(Map.of("transactional.id", "decisions"))) {
      open.initTransactions();
      open.beginTransaction();
      open.send(Entry.put("a", "1", 1).produced("nodes")).get();

      TopicSurvey survey =
          surveyor.survey(Map.of("nodes", Optional.empty())).join().found().get("nodes");

      assertThat(survey.shape().partitions()).isEqualTo(2);
      assertThat(survey.bounds().values())
          .containsExactlyInAnyOrder(new Bounds(0, 0), new Bounds(0, 1));
    }
  }

  @Test
  void shouldLeaveBoundsOutWhenTheShapeIsKnown() {
    kafka.createTopic("nodes", 1);
    TopicShape shape =
        surveyor.survey(Map.of("nodes", Optional.empty())).join().found().get("nodes").shape();
    TopicShape former = new TopicShape(Uuid.randomUuid(), 1);

    Survey same = surveyor.survey(Map.of("nodes", Optional.of(shape))).join();
    Survey other = surveyor.survey(Map.of("nodes", Optional.of(former))).join();

    assertThat(same.found().get("nodes")).isEqualTo(new TopicSurvey(shape, Map.of()));
    assertThat(other.found().get("nodes").bounds()).containsOnlyKeys(0);
  }

  @Test
  void shouldSayWhatIsWrongWithEachTopicWhenSomeCannotBeRead() {
    kafka.createTopic("nodes", 1);

    Survey survey =
        surveyor
            .survey(
                Map.of(
                    "nodes", Optional.empty(),
                    "missing", Optional.empty(),
                    "not a name", Optional.empty()))
            .join();

    assertThat(survey.found()).containsOnlyKeys("nodes");
    assertThat(survey.problems().get("missing")).contains("rejoin topics create");
    assertThat(survey.problems().get("not a name")).contains("a topic name that Kafka allows");
  }

  @Test
  void shouldFailWhenNobodyAnswers() {
    kafka.createTopic("nodes", 1);
    kafka.stopBroker();

    assertThat(surveyor.survey(Map.of("nodes", Optional.empty())))
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableThat()
        .withRootCauseInstanceOf(TimeoutException.class);
  }
}
