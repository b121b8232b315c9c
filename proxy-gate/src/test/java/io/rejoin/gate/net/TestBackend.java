package io.rejoin.gate.net;

import io.rejoin.gate.core.Backend;
import io.rejoin.schemas.value.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a real socket that does one thing with each connection. Connections on which nothing
 * was ever said, such as probes, are not counted as clients.
 */
final class TestBackend implements AutoCloseable {

  private final ServerSocket server;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger clients = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What is done with a connection. It is closed afterwards, or reset if this throws. */
  interface Script {
    void run(Socket client) throws IOException;
  }

  private TestBackend(InetSocketAddress where, Script script) throws IOException {
    this.server = new ServerSocket();
    this.script = script;
    server.setReuseAddress(true);
    server.bind(where, 1_024);
    threads.execute(this::accept);
  }

  static TestBackend running(Script script) throws IOException {
    return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), script);
  }

  static TestBackend at(InetSocketAddress where, Script script) throws IOException {
    return new TestBackend(where, script);
  }

  /** Sends back whatever comes, and ends when the client does. */
  static TestBackend echo() throws IOException {
    return running(TestBackend::echo);
  }

  /** Echoes with its name before the first byte, so that a client knows where it is. */
  static TestBackend named(char name) throws IOException {
    return running(
        client -> {
          int first = client.getInputStream().read();
          if (first >= 0) {
            client.getOutputStream().write(name);
            client.getOutputStream().write(first);
            echo(client);
          }
        });
  }

  static void echo(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = client.getOutputStream();
    byte[] buffer = new byte[16_384];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
    }
    client.shutdownOutput();
  }

  /** An echo server's backend with this address and epoch. */
  Backend as(String address, long epoch) {
    return new Backend(
        address,
        epoch,
        new Endpoint("tcp", server.getInetAddress().getHostAddress(), server.getLocalPort()));
  }

  int port() {
    return server.getLocalPort();
  }

  /** Connections that are open. */
  int connections() {
    return open.size();
  }

  /** Connections that were ever accepted. */
  int accepted() {
    return clients.get();
  }

  /** Dies as a killed process does: nothing listens any more, and every connection is closed. */
  void die() throws IOException {
    server.close();
    for (Socket client : open) {
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    die();
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.incrementAndGet();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      script.run(client);
    } catch (IOException e) {
      reset(client);
    } finally {
      open.remove(client);
    }
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already, which is what was wanted.
    }
  }
}
