package io.rejoin.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Asks who answers, over a new connection each time. */
public final class Asking {

  private static final int TIMEOUT_MS = 15_000;

  private Asking() {}

  /** The name of the backend behind an address; empty when it ends without one. */
  public static Optional<String> who(InetSocketAddress where) {
    try (Socket socket = new Socket()) {
      socket.connect(where, TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write(Answering.NAME);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      return Optional.ofNullable(in.readLine());
    } catch (IOException failed) {
      return Optional.empty();
    }
  }
}
