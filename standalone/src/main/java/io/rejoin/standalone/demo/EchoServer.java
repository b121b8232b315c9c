package io.rejoin.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backend that answers each line with its own name. */
final class EchoServer {

  private static final Logger LOG = LoggerFactory.getLogger(EchoServer.class);

  private final ServerSocket socket;
  private final String name;

  private EchoServer(ServerSocket socket, String name) {
    this.socket = socket;
    this.name = name;
  }

  /** Listens on a free port of the loopback interface. */
  static EchoServer start(String name) {
    try {
      EchoServer server =
          new EchoServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), name);
      daemon(server::accept, "echo");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        daemon(() -> answer(client), "echo-client");
      }
    } catch (IOException e) {
      LOG.warn("Echo server of {} ends: {}", name, e.toString());
    }
  }

  private void answer(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        client.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      LOG.debug("A client of {} is gone: {}", name, e.toString());
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
