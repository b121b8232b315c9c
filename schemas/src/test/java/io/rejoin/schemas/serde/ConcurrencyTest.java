package io.rejoin.schemas.serde;

import static io.rejoin.schemas.serde.Values.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.serde.registry.TestSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** One serialiser and one deserialiser, used by many threads from their first value on. */
class ConcurrencyTest {

  private static final int THREADS = 8;
  private static final int VALUES = 500;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Values values = new Values();
  private final AvroSerializer serializer = values.serializer();
  private final AvroDeserializer deserializer = values.deserializer(List.of(TestSchemas.V2));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @RepeatedTest(10)
  void shouldGiveEachThreadItsOwnValuesWhenShared() throws Exception {
    // given
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<Integer>> wrong = new ArrayList<>();

    // when
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "thread" + thread;
      wrong.add(
          threads.submit(
              () -> {
                start.await();
                return countWrong(name);
              }));
    }

    // then
    for (Future<Integer> count : wrong) {
      assertThat(count.get()).isZero();
    }
  }

  private int countWrong(String name) {
    return (int)
        IntStream.range(0, VALUES)
            .filter(i -> !roundTrip(i, name + i).equals(Values.v2(name + i, 8080)))
            .count();
  }

  /** By one version or the other, each in a copy of the schema as another thread has it. */
  private Object roundTrip(int i, String address) {
    Schema schema = TestSchemas.parse(TestSchemas.V1.toString());
    Object value = i % 2 == 0 ? Values.v2(address, 8080) : Values.v1(schema, address);
    return deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, value));
  }
}
