package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.embedded.tether.ChildFailedException;
import io.rejoin.embedded.tether.Samples;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryProcessIT {
  private static final String ONE_FIELD =
      "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}";
  private static final String OTHER_TYPE = ONE_FIELD.replace("int", "string");
  private static final String OTHER_RECORD = ONE_FIELD.replace("\"A\"", "\"B\"");

  @TempDir Path dir;

  private RegistryOptions options() {
    return RegistryOptions.in(
        RegistryOptions.homeFromProperty(), dir.resolve("data;of a registry"));
  }

  @Test
  void shouldKeepIdThatItGaveJustBeforeItWasKilled() {
    // given
    SchemaRegistryProcess killed = SchemaRegistryProcess.start(options());
    SchemaClient client = new SchemaClient(killed.url());
    int id = client.registeredId("a-value", ONE_FIELD);

    // when
    killed.kill();

    // then
    try (SchemaRegistryProcess again = SchemaRegistryProcess.start(options())) {
      assertThat(again.url()).isEqualTo(killed.url());
      assertThat(client.schemaOf(id)).contains("\\\"x\\\"");
      assertThat(client.registeredId("b-value", OTHER_RECORD)).isNotEqualTo(id);
      assertThat(client.registeredId("a-value", ONE_FIELD)).isEqualTo(id);
    }
  }

  @Test
  void shouldRefuseIncompatibleSchemaAlsoAfterRestart() {
    // given
    SchemaRegistryProcess first = SchemaRegistryProcess.start(options());
    SchemaClient client = new SchemaClient(first.url());
    int id = client.registeredId("a-value", ONE_FIELD);
    assertThat(client.register("a-value", OTHER_TYPE).statusCode()).isEqualTo(409);

    // when
    first.close();

    // then
    assertThat(first.isAlive()).isFalse();
    try (SchemaRegistryProcess again = SchemaRegistryProcess.start(options())) {
      assertThat(again.isAlive()).isTrue();
      assertThat(client.config()).contains("FULL_TRANSITIVE");
      assertThat(client.register("a-value", OTHER_TYPE).statusCode()).isEqualTo(409);
      assertThat(client.registeredId("a-value", ONE_FIELD)).isEqualTo(id);
    }
  }

  @Test
  void shouldEndAndLeaveRoomForSuccessorWhenParentIsKilled() throws IOException {
    // given
    TetheredJvm parent =
        TetheredJvm.launch(
            Samples.launch(
                dir.resolve("parent"),
                RegistryParent.class,
                options().home().toString(),
                options().dataDir().toString()),
            System::nanoTime);
    Path published = dir.resolve("parent/registry");
    parent.awaitReady(() -> Files.exists(published), Samples.LIMIT);
    List<String> pidAndUrl = Files.readAllLines(published);

    // when
    parent.kill();

    // then
    try (SchemaRegistryProcess successor = SchemaRegistryProcess.start(options())) {
      assertThat(successor.url()).isEqualTo(pidAndUrl.get(1));
      Await.ended(Long.parseLong(pidAndUrl.get(0)));
    }
  }

  @Test
  void shouldNamePortWhenItIsTaken() throws IOException {
    // given
    try (TakenPort taken = new TakenPort()) {
      RegistryOptions options = options().withPort(taken.port());

      // when, then
      assertThatThrownBy(() -> SchemaRegistryProcess.start(options))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("127.0.0.1:" + taken.port());
    }
  }

  @Test
  void shouldQuoteLogWhenItDoesNotStart() throws IOException {
    // given
    Files.createDirectories(options().dataDir());
    Files.writeString(options().dataDir().resolve("registry.mv.db"), "no database");

    // when, then
    assertThatThrownBy(() -> SchemaRegistryProcess.start(options()))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining("schema-registry.log")
        .hasMessageContaining("registry.mv.db");
  }
}
