package io.rejoin.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.value.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class DeterminismTest {

  private static final UUID INCARNATION = new UUID(1, 2);
  private static final Endpoint LOW = new Endpoint("tcp", "10.0.0.1", 80);
  private static final Endpoint HIGH = new Endpoint("ws", "10.0.0.2", 81);

  @Test
  void shouldHaveEqualBytesWhenAMapWasSortedOtherwise() {
    // given
    SortedMap<String, Long> ascending = new TreeMap<>();
    SortedMap<String, Long> descending = new TreeMap<>(Comparator.reverseOrder());
    for (String realm : List.of("a", "b", "c", "é", "z")) {
      ascending.put(realm, 1L);
      descending.put(realm, 1L);
    }

    // when
    byte[] one = bytes(Codecs.APPLIED.encode(new Applied(INCARNATION, ascending)));
    byte[] other = bytes(Codecs.APPLIED.encode(new Applied(INCARNATION, descending)));

    // then
    assertThat(other).isEqualTo(one);
  }

  @Test
  void shouldHaveEqualBytesWhenEndpointsCameInAnotherOrderAndTwice() {
    byte[] one =
        bytes(
            Codecs.CLUSTER_IP_REPORT.encode(
                new ClusterIpReport(INCARNATION, 1, List.of(LOW, HIGH))));
    byte[] other =
        bytes(
            Codecs.CLUSTER_IP_REPORT.encode(
                new ClusterIpReport(INCARNATION, 1, List.of(HIGH, LOW, HIGH))));

    assertThat(other).isEqualTo(one);
  }

  private static byte[] bytes(GenericRecord record) {
    return AvroBytes.of(record);
  }
}
