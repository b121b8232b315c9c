package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class KafkaFeedClientsTest {

  @Test
  void shouldSetWhatAScanDependsOnWhenTheProgramSetsItOtherwise() {
    Map<String, Object> config =
        clients(
                Map.of(
                    "group.id", "g",
                    "client.rack", "r1",
                    "isolation.level", "read_committed",
                    "auto.offset.reset", "latest",
                    "fetch.min.bytes", "1000",
                    "security.protocol", "SSL"))
            .consumerConfig();

    assertThat(config)
        .doesNotContainKeys("group.id", "client.rack")
        .containsEntry("isolation.level", "read_uncommitted")
        .containsEntry("auto.offset.reset", "none")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("allow.auto.create.topics", false)
        .containsEntry("fetch.min.bytes", 1)
        .containsEntry("security.protocol", "SSL");
  }

  @Test
  void shouldFailInAWayThatIsTriedAgainWhenNoClientCanBeMade() {
    assertThatThrownBy(() -> clients(Map.of("bootstrap.servers", "no-such-host.invalid:1")).open())
        .isInstanceOf(KafkaException.class);
    assertThatThrownBy(
            () ->
                new KafkaFeedClients(
                        environment(Map.of("bootstrap.servers", "127.0.0.1:1"), Map.of()),
                        Duration.ofSeconds(5))
                    .open())
        .as("an admin client without brokers")
        .isInstanceOf(KafkaException.class);
  }

  private static KafkaFeedClients clients(Map<String, Object> consumer) {
    return new KafkaFeedClients(environment(consumer, consumer), Duration.ofSeconds(5));
  }

  private static FeedEnvironment environment(
      Map<String, Object> consumer, Map<String, Object> admin) {
    ManualTime time = new ManualTime();
    return new FeedEnvironment(
        consumer, admin, ClientBinder.NONE, new TimeSource(time, time), new SplittableRandom(1));
  }
}
