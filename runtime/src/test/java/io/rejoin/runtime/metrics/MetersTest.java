package io.rejoin.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {

  private static final MetricName SENT =
      new MetricName("record-send-total", "producer-metrics", "", Map.of("client-id", "agent-1"));

  private final Meters meters = new Meters("agent");

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void shouldShowTheJvmWithTheProgramsNameWhenScraped() {
    assertThat(meters.scrape())
        .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads{", "process_uptime_seconds{")
        .contains("program=\"agent\"");
  }

  @Test
  void shouldShowAClientWhenBoundAndHideItWhenUnbound() {
    MockProducer<byte[], byte[]> producer = new MockProducer<>();
    producer.setMockMetrics(
        SENT,
        new KafkaMetric(
            new Object(),
            SENT,
            (MetricConfig config, long now) -> 42,
            new MetricConfig(),
            Time.SYSTEM));

    ClientBinder.Binding binding = meters.clients().bind(producer);
    String bound = meters.scrape();
    binding.close();

    assertThat(bound)
        .contains("kafka_producer_record_send_total")
        .contains("client_id=\"agent-1\"");
    assertThat(meters.scrape()).doesNotContain("kafka_producer_record_send_total");
  }

  @Test
  void shouldShowNothingWhenTheBinderIsNone() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

    ClientBinder.NONE.bind(consumer).close();

    assertThat(meters.scrape()).doesNotContain("kafka_consumer");
  }

  @Test
  void shouldGiveEveryMeterANameOfItsOwnWhenNamed() {
    assertThat(Arrays.stream(MeterNames.class.getFields()).map(MetersTest::value))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(\\.[a-z]+)*"));
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
