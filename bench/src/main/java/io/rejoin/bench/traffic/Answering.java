package io.rejoin.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A backend on a free port of the loopback interface. The first byte of a connection says what it
 * wants: the backend's name, bytes without end, or each of its own bytes back.
 */
public final class Answering implements AutoCloseable {

  static final byte NAME = 'n';
  static final byte STREAM = 's';
  static final byte ECHO = 'e';

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int BACKLOG = 1_024;

  private final ServerSocketChannel server;
  private final String name;

  private Answering(ServerSocketChannel server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Listens at once. */
  public static Answering start(String name) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    Answering answering = new Answering(server, name);
    daemon(answering::accept);
    return answering;
  }

  public int port() {
    return server.socket().getLocalPort();
  }

  private void accept() throws IOException {
    while (true) {
      SocketChannel client = server.accept();
      daemon(() -> answer(client));
    }
  }

  private void answer(SocketChannel client) throws IOException {
    try (client) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
      buffer.limit(1);
      if (client.read(buffer) < 0) {
        return;
      }
      byte wanted = buffer.get(0);
      buffer.clear();
      if (wanted == NAME) {
        client.write(ByteBuffer.wrap((name + "\n").getBytes(UTF_8)));
      } else if (wanted == STREAM) {
        stream(client, buffer);
      } else {
        echo(client, buffer);
      }
    }
  }

  private static void stream(SocketChannel client, ByteBuffer buffer) throws IOException {
    while (true) {
      buffer.clear();
      client.write(buffer);
    }
  }

  private static void echo(SocketChannel client, ByteBuffer buffer) throws IOException {
    while (client.read(buffer) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        client.write(buffer);
      }
      buffer.clear();
    }
  }

  /** What may fail because the other side has gone. */
  @FunctionalInterface
  private interface Serving {
    void run() throws IOException;
  }

  private static void daemon(Serving serving) {
    Thread thread =
        new Thread(
            () -> {
              try {
                serving.run();
              } catch (IOException gone) {
                return;
              }
            },
            "answering");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
