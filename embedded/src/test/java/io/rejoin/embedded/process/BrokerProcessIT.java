package io.rejoin.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.embedded.Await;
import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.embedded.RecordClient;
import io.rejoin.embedded.tether.ChildFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {
  @TempDir Path dir;

  @Test
  void shouldKeepWhatItAcknowledgedWhenKilledAgainAndAgain() {
    // given
    try (BrokerProcess broker = BrokerProcess.start(BrokerOptions.in(dir))) {
      String bootstrapServers = broker.bootstrapServers();
      RecordClient client = new RecordClient(bootstrapServers).createTopic("kept");
      List<String> acknowledged = new ArrayList<>();
      for (String value : List.of("one", "two")) {
        client.write("kept", value);
        acknowledged.add(value);

        // when
        broker.kill();
        broker.restart();

        // then
        assertThat(broker.bootstrapServers()).isEqualTo(bootstrapServers);
        assertThat(client.readAll("kept")).isEqualTo(acknowledged);
      }
    }
  }

  @Test
  void shouldAnswerNobodyWhilePaused() {
    // given
    try (BrokerProcess broker = BrokerProcess.start(BrokerOptions.in(dir))) {
      RecordClient client = new RecordClient(broker.bootstrapServers());
      assertThat(client.answers()).isTrue();

      // when
      broker.pause();

      // then
      assertThat(client.answers()).isFalse();
      assertThat(broker.isAlive()).isTrue();
      broker.resume();
      Await.until("the broker answers again", client::answers);
    }
  }

  @Test
  void shouldLeaveDataThatAnotherBrokerCanUseWhenClosed() {
    // given
    BrokerProcess process = BrokerProcess.start(BrokerOptions.in(dir));
    new RecordClient(process.bootstrapServers()).createTopic("kept").write("kept", "one");

    // when
    process.close();

    // then
    assertThat(process.isAlive()).isFalse();
    assertThat(dir.resolve("log/.kafka_cleanshutdown")).exists();
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(dir))) {
      assertThat(broker.bootstrapServers()).isEqualTo(process.bootstrapServers());
      assertThat(new RecordClient(broker.bootstrapServers()).readAll("kept"))
          .containsExactly("one");
    }
  }

  @Test
  void shouldQuoteLogWhenBrokerDoesNotStart() {
    // given
    try (EmbeddedBroker other = EmbeddedBroker.start(BrokerOptions.in(dir.resolve("other")))) {
      BrokerOptions options = BrokerOptions.in(dir).withBrokerPort(other.port());

      // when, then
      assertThatThrownBy(() -> BrokerProcess.start(options))
          .isInstanceOf(ChildFailedException.class)
          .hasMessageContaining("PortTakenException")
          .hasMessageContaining(other.bootstrapServers());
    }
  }
}
