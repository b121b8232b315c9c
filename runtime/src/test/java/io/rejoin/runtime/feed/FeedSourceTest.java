package io.rejoin.runtime.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.codec.UndecodableException;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class FeedSourceTest {

  private final FeedSource<String> source = Entry.source("results");

  @Test
  void shouldReadEveryPartitionWhenAllKeysAreWanted() {
    assertThat(source.partitions(3)).containsExactly(0, 1, 2);
    assertThat(source.wants("anything")).isTrue();
    assertThat(source.fromEnd()).isFalse();
    assertThat(source.startingAtEnd().fromEnd()).isTrue();
  }

  @Test
  void shouldReadWhereKafkasPartitionerPutsTheKeyWhenOneIsWanted() {
    for (int i = 0; i < 500; i++) {
      String key = "router_realm" + i + "-\u00fc";

      assertThat(source.forKey(key).partitions(16))
          .containsExactly(BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 16));
    }
    assertThat(source.forKey("a").wants("a")).isTrue();
    assertThat(source.forKey("a").wants("b")).isFalse();
  }

  @Test
  void shouldWaitOutWhatWillPassWhenADecoderFails() {
    assertThat(source.passes().test(new TimeoutException("registry away"))).isTrue();
    assertThat(source.passes().test(new SerializationException("Unknown magic byte!"))).isFalse();
    assertThat(source.passes().test(new UndecodableException("no Node"))).isFalse();
    assertThat(source.waitingOut(failure -> true).passes().test(new RuntimeException())).isTrue();
  }
}
