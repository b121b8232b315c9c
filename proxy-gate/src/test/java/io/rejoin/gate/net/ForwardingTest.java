package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(180)
class ForwardingTest {

  static final List<String> TRANSPORTS = Rig.TRANSPORTS;
  private static final long SEED = 7;
  private static final int LARGE = 24 << 20;

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldCarryEveryByteBothWaysWhateverTheChunks(String transport) throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(echo.as("r1", 1));
        Socket client = rig.connect()) {
      CompletableFuture<Long> sent = CompletableFuture.supplyAsync(() -> send(client, LARGE));

      long received = checksum(client.getInputStream());

      assertThat(received).isEqualTo(sent.get());
      Await.until("both ended", () -> rig.ended(Ending.COMPLETED) == 1);
      assertThat(rig.plane().traffic(Rig.REALM).bytesUp().sum()).isEqualTo(LARGE);
      assertThat(rig.plane().traffic(Rig.REALM).bytesDown().sum()).isEqualTo(LARGE);
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldLetBackendAnswerAfterClientHasEndedItsStream(String transport) throws Exception {
    TestBackend.Script counting =
        client -> {
          long count = client.getInputStream().transferTo(OutputStream.nullOutputStream());
          client.getOutputStream().write(Long.toString(count).getBytes(StandardCharsets.UTF_8));
        };
    try (TestBackend backend = TestBackend.running(counting);
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(backend.as("r1", 1));
        Socket client = rig.connect()) {
      client.getOutputStream().write(new byte[300_000]);
      client.shutdownOutput();

      assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("300000");
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldCarryLargeAnswerToSlowClientThatHasEndedItsStream(String transport) throws Exception {
    int large = 96 << 20;
    TestBackend.Script answering =
        client -> {
          client.getInputStream().transferTo(OutputStream.nullOutputStream());
          client.getOutputStream().write(new byte[large]);
        };
    try (TestBackend backend = TestBackend.running(answering);
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(backend.as("r1", 1));
        Socket client = rig.connect()) {
      client.getOutputStream().write(1);
      client.shutdownOutput();
      Await.until("an answer", () -> rig.plane().traffic(Rig.REALM).bytesDown().sum() > 500_000);

      assertThat(client.getInputStream().transferTo(OutputStream.nullOutputStream()))
          .isEqualTo(large);
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldLetClientSpeakAfterBackendHasEndedItsStream(String transport) throws Exception {
    CompletableFuture<Long> heard = new CompletableFuture<>();
    TestBackend.Script endsFirst =
        client -> {
          if (client.getInputStream().read() == 1) {
            client.shutdownOutput();
            heard.complete(client.getInputStream().transferTo(OutputStream.nullOutputStream()));
          }
        };
    try (TestBackend backend = TestBackend.running(endsFirst);
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(backend.as("r1", 1));
        Socket client = rig.connect()) {
      client.getOutputStream().write(1);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      client.getOutputStream().write(new byte[300_000]);
      client.shutdownOutput();

      assertThat(heard.get()).isEqualTo(300_000);
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldResetClientWhenBackendResets(String transport) throws Exception {
    TestBackend.Script resets =
        client -> {
          if (client.getInputStream().read() == 1) {
            TestBackend.reset(client);
          }
        };
    try (TestBackend backend = TestBackend.running(resets);
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(backend.as("r1", 1));
        Socket client = rig.connect()) {
      client.getOutputStream().write(1);

      assertThat(Rig.isReset(client)).isTrue();
      Await.until("an ending", () -> rig.ended(Ending.BACKEND_BROKE) == 1);
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldResetBackendWhenClientResets(String transport) throws Exception {
    CompletableFuture<Boolean> reset = new CompletableFuture<>();
    TestBackend.Script greets =
        client -> {
          if (client.getInputStream().read() == 1) {
            client.getOutputStream().write(2);
            reset.complete(Rig.isReset(client));
          }
        };
    try (TestBackend backend = TestBackend.running(greets);
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(backend.as("r1", 1));
        Socket client = rig.connect()) {
      client.getOutputStream().write(1);
      assertThat(client.getInputStream().read()).isEqualTo(2);
      TestBackend.reset(client);

      assertThat(reset.get()).isTrue();
      Await.until("an ending", () -> rig.ended(Ending.CLIENT_BROKE) == 1);
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldServeManyClientsAtOnce(String transport) throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(echo.as("r1", 1))) {
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        clients.add(rig.connect());
      }
      for (int i = 0; i < clients.size(); i++) {
        clients.get(i).getOutputStream().write(new byte[] {(byte) i, (byte) (i >> 8)});
      }
      for (int i = 0; i < clients.size(); i++) {
        int answer = new DataInputStream(clients.get(i).getInputStream()).readUnsignedShort();
        assertThat(Short.reverseBytes((short) answer)).isEqualTo((short) i);
      }
      assertThat(rig.plane().clients(Rig.REALM)).isEqualTo(300);
      for (Socket client : clients) {
        client.close();
      }
      Await.until("all gone", () -> rig.plane().clients(Rig.REALM) == 0);
      Await.until("all left", () -> rig.ended(Ending.COMPLETED) == 300);
      assertThat(rig.plane().connections(Rig.REALM)).containsEntry(echo.as("r1", 1), 0);
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldEndRelayWhenNothingMovesForTheIdleTime(String transport) throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.on(transport, Rig.settings().idle(400).build()).forward(echo.as("r1", 1));
        Socket client = rig.connect()) {
      assertThat(Rig.echoes(client)).isTrue();

      assertThat(Rig.isReset(client)).isTrue();
      Await.until("an ending", () -> rig.ended(Ending.IDLE) == 1);
    }
  }

  private static long send(Socket client, int total) {
    SplittableRandom random = new SplittableRandom(SEED);
    CRC32 sum = new CRC32();
    try {
      OutputStream out = client.getOutputStream();
      for (int left = total; left > 0; ) {
        byte[] chunk = new byte[Math.min(left, 1 + random.nextInt(100_000))];
        random.nextBytes(chunk);
        sum.update(chunk);
        out.write(chunk);
        left -= chunk.length;
      }
      client.shutdownOutput();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return sum.getValue();
  }

  private static long checksum(InputStream in) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[100_000];
    for (int read = 0; read >= 0; read = in.read(buffer, 0, 1 + random.nextInt(buffer.length))) {
      sum.update(buffer, 0, read);
    }
    return sum.getValue();
  }
}
