package io.rejoin.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of the loopback interface that somebody else listens on. */
final class TakenPort implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private final ServerSocket socket;

  TakenPort() throws IOException {
    this(0);
  }

  TakenPort(int port) throws IOException {
    this.socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  int port() {
    return socket.getLocalPort();
  }

  HostPort address() {
    return new HostPort(HOST, port());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
