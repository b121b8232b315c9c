package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Backend;
import io.rejoin.schemas.value.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(180)
class BackPressureTest {

  static final List<String> TRANSPORTS = Rig.TRANSPORTS;

  /** Far above what the kernel's buffers and the gate's own bound can swallow together. */
  private static final long PLENTY = 512L << 20;

  private static final int STUCK_MS = 1_500;

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldStopReadingFromBackendWhenClientDoesNotRead(String transport) throws Exception {
    try (ServerSocketChannel server = listening();
        Rig rig = Rig.on(transport, Rig.settings().build()).forward(backend(server));
        Socket client = rig.connect()) {
      SocketChannel backend = firstClient(server, client);

      long written = writeUntilStuck(backend);

      assertThat(written).as("what all buffers on the way hold").isLessThan(PLENTY / 8);
      CompletableFuture<Void> more = CompletableFuture.runAsync(() -> finish(backend, written));
      assertThat(client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))
          .as("all of it arrives once the client reads")
          .isEqualTo(written + written);
      more.get();
    }
  }

  private static ServerSocketChannel listening() throws Exception {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static Backend backend(ServerSocketChannel server) throws Exception {
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    return new Backend("r1", 1, new Endpoint("tcp", "127.0.0.1", port));
  }

  /** The connection of the client, which says one byte; probes say nothing and are left alone. */
  private static SocketChannel firstClient(ServerSocketChannel server, Socket client)
      throws Exception {
    client.getOutputStream().write(1);
    while (true) {
      SocketChannel accepted = server.accept();
      if (accepted.read(ByteBuffer.allocate(1)) == 1) {
        accepted.configureBlocking(false);
        return accepted;
      }
    }
  }

  /** Writes until nothing can be written for a while. A slow machine only makes this less. */
  private static long writeUntilStuck(SocketChannel backend) throws Exception {
    ByteBuffer data = ByteBuffer.allocateDirect(1 << 20);
    long written = 0;
    try (Selector selector = Selector.open()) {
      backend.register(selector, SelectionKey.OP_WRITE);
      while (written < PLENTY && selector.select(STUCK_MS) > 0) {
        selector.selectedKeys().clear();
        data.clear();
        written += backend.write(data);
      }
    }
    return written;
  }

  private static void finish(SocketChannel backend, long bytes) {
    try {
      backend.configureBlocking(true);
      ByteBuffer data = ByteBuffer.allocateDirect(1 << 20);
      for (long left = bytes; left > 0; ) {
        data.clear().limit((int) Math.min(left, data.capacity()));
        left -= backend.write(data);
      }
      backend.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
