package io.rejoin.agent.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** A service works when it accepts a connection. The host is resolved anew at each look. */
record TcpProbe(String host, int port, Duration timeout) implements Probe {

  @Override
  public Optional<String> problem() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("Expected %s:%d to accept a connection, but %s".formatted(host, port, e));
    }
  }
}
